package org.dialogueinfo.subscriptions;

/**
 * Nothing is held under the endpoint's address any more: its person erased everything or moved to another one; whoever keeps
 * something under the address erases it now. Published within the process and handled at once, in the erasing transaction,
 * never stored: it names an address.
 */
public record EndpointErased(Endpoint endpoint) {}
