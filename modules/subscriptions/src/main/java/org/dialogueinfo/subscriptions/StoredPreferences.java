package org.dialogueinfo.subscriptions;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Settings.Quiet;
import org.dialogueinfo.subscriptions.Subscriptions.HeldData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Preferences in the database. */
@Service
@Transactional
class StoredPreferences implements PreferenceCentre {

    private final Endpoints endpoints;
    private final Requests requests;
    private final Subscriptions subscriptions;
    private final Suppressions suppressions;
    private final ConfirmationMail mail;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredPreferences(
            Endpoints endpoints,
            Requests requests,
            Subscriptions subscriptions,
            Suppressions suppressions,
            ConfirmationMail mail,
            Tokens tokens,
            JdbcClient jdbc,
            Clock clock) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.suppressions = suppressions;
        this.mail = mail;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Settings> settings(String token) {
        return ofToken(token).map(Endpoints.Row::settings);
    }

    /** The next digest covers what comes up from now on; who goes back to hearing at once is owed what is open. */
    @Override
    public void pace(String token, Pace pace, int hour, ZoneId zone) {
        var checked = new Settings(pace, hour, zone, null, null);
        ofToken(token).ifPresent(it -> {
            jdbc.sql("update subscriptions.endpoint set pace = ?, digest_hour = ?, zone = ? where ref = ?")
                    .params(
                            checked.pace().name(),
                            checked.hour(),
                            checked.zone().getId(),
                            it.ref())
                    .update();
            if (it.settings().isInstant() && !checked.isInstant()) {
                beginGathering(it.ref(), checked);
            } else if (!it.settings().isInstant() && checked.isInstant()) {
                jdbc.sql("update subscriptions.endpoint set owed_until = ? where ref = ?")
                        .params(Timestamp.from(clock.instant()), it.ref())
                        .update();
            }
        });
    }

    private void beginGathering(String ref, Settings settings) {
        var now = clock.instant();
        var local = now.atZone(settings.zone());
        var today = local.toLocalDate();
        jdbc.sql("update subscriptions.endpoint set digested_on = ?,"
                        + " digested_until = coalesce(case when owed_until is null then null else digested_until end, ?),"
                        + " owed_until = null where ref = ?")
                .param(Date.valueOf(local.getHour() < settings.hour() ? today.minusDays(1) : today))
                .param(Timestamp.from(now))
                .param(ref)
                .update();
    }

    @Override
    public void pause(String token, @Nullable LocalDate until) {
        ofToken(token)
                .ifPresent(it -> jdbc.sql("update subscriptions.endpoint set paused_until = ? where ref = ?")
                        .param(until == null ? null : later(until, it.settings().zone()))
                        .param(it.ref())
                        .update());
    }

    private Timestamp later(LocalDate day, ZoneId zone) {
        var beginning = day.atStartOfDay(zone).toInstant();
        if (!beginning.isAfter(clock.instant())) {
            throw new IllegalArgumentException("A pause ends on a day to come, not on %s".formatted(day));
        }
        return Timestamp.from(beginning);
    }

    @Override
    public void quiet(String token, @Nullable Quiet hours) {
        ofToken(token)
                .ifPresent(
                        it -> jdbc.sql("update subscriptions.endpoint set quiet_from = ?, quiet_to = ? where ref = ?")
                                .param(hours == null ? null : hours.from())
                                .param(hours == null ? null : hours.to())
                                .param(it.ref())
                                .update());
    }

    @Override
    public void move(String token, String address) {
        var to = MailAddress.of(address);
        ofToken(token)
                .filter(it -> it.endpoint().channel().equals(Endpoint.EMAIL))
                .filter(it -> !suppressions.covers(new Endpoint(Endpoint.EMAIL, to)))
                .filter(it -> requests.mayMail(to))
                .ifPresent(it -> {
                    var topics = endpoints.topics(it.ref());
                    var fresh = tokens.fresh();
                    requests.add(Tokens.hash(fresh), to, it.rendering(), topics, "link:/move", it.ref());
                    mail.send(fresh, to, it.rendering(), topics);
                });
    }

    @Override
    public Optional<HeldData> export(String token) {
        return subscriptions.held(token);
    }

    @Override
    public void neverAgain(String token) {
        ofToken(token).ifPresent(it -> {
            subscriptions.erase(token);
            suppressions.add(it.endpoint(), Suppressions.Reason.NEVER_AGAIN);
        });
    }

    private Optional<Endpoints.Row> ofToken(String token) {
        return tokens.verified(token).flatMap(endpoints::find);
    }
}
