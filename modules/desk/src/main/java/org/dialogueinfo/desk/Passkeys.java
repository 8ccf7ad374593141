package org.dialogueinfo.desk;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in by a passkey of this site, which its device gives out only to who unlocks it. One of a locked account opens
 * nothing; making, using and removing one is in the audit log.
 */
class Passkeys implements WebAuthnRelyingPartyOperations {

    static final int LONGEST_NAME = 60;

    private final PublicKeyCredentialUserEntityRepository people;
    private final UserCredentialRepository keys;
    private final Webauthn4JRelyingPartyOperations checks;
    private final Accounts accounts;
    private final AuditLog audit;

    /** @param site the public address; browsers bind a passkey to its host and accept it there alone */
    Passkeys(
            PublicKeyCredentialUserEntityRepository people,
            UserCredentialRepository keys,
            Accounts accounts,
            AuditLog audit,
            URI site) {
        this.people = people;
        this.keys = keys;
        this.accounts = accounts;
        this.audit = audit;
        var origin = "%s://%s".formatted(site.getScheme(), site.getAuthority());
        checks = new Webauthn4JRelyingPartyOperations(
                people,
                keys,
                PublicKeyCredentialRpEntity.builder()
                        .id(site.getHost())
                        .name("Dialogue-Info")
                        .build(),
                Set.of(origin));
        checks.setCustomizeCreationOptions(it -> it.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        checks.setCustomizeRequestOptions(it -> it.userVerification(UserVerificationRequirement.REQUIRED));
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return checks.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    @Transactional
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        var name = request.getPublicKey().getLabel();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new AccessDeniedException("A passkey has a name of 1 to %d characters".formatted(LONGEST_NAME));
        }
        var who = request.getCreationOptions().getUser().getName();
        try {
            var made = checks.registerCredential(request);
            audit.add(who, Deed.ADDED_PASSKEY, "account/" + who);
            return made;
        } catch (IllegalArgumentException | com.webauthn4j.verifier.exception.VerificationException e) {
            throw new AccessDeniedException("not a passkey of this site", e);
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return checks.createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        var person = checks.authenticate(request);
        if (accounts.find(person.getName()).filter(it -> !it.closed()).isEmpty()) {
            throw new LockedException("the account is locked");
        }
        return person;
    }

    /** The passkeys of an account, the newest first. */
    List<Passkey> of(String username) {
        var person = people.findByUsername(username);
        return person == null
                ? List.of()
                : keys.findByUserId(person.getId()).stream()
                        .map(it -> new Passkey(
                                it.getCredentialId().toBase64UrlString(),
                                it.getLabel(),
                                it.getCreated(),
                                it.getLastUsed()))
                        .sorted(Comparator.comparing(Passkey::made).reversed())
                        .toList();
    }

    /** Removes a passkey of the account; nothing happens to one of another's. */
    @Transactional
    public void remove(String username, String id, String by) {
        if (of(username).stream().anyMatch(it -> it.id().equals(id))) {
            keys.delete(Bytes.fromBase64(id));
            audit.add(by, Deed.REMOVED_PASSKEY, "account/" + username);
        }
    }

    record Passkey(String id, @Nullable String name, Instant made, Instant used) {

        public boolean unused() {
            return !used.isAfter(made);
        }
    }
}
