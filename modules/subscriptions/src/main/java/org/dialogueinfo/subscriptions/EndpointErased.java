package org.dialogueinfo.subscriptions;

/**
 * A person had everything about themself erased; whoever keeps something under the endpoint's address erases it now.
 * Published within the process and handled at once, in the erasing transaction, never stored: it names an address.
 */
public record EndpointErased(Endpoint endpoint) {}
