package org.dialogueinfo.content;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of editors, given in the order in which they first write. */
@Service
class StoredBylines implements Bylines {

    private static final String EDITOR = "editor";
    private static final Pattern NUMBERED = Pattern.compile(EDITOR + "-([1-9]\\d{0,8})");

    private final JdbcClient jdbc;
    private final Items items;

    StoredBylines(JdbcClient jdbc, Items items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    @Override
    @Transactional
    public String of(String account) {
        if (account.startsWith(Assessment.PACK) || NUMBERED.matcher(account).matches()) {
            return account;
        }
        return EDITOR + "-" + number(account).orElseGet(() -> numbered(account));
    }

    private Optional<Integer> number(String account) {
        return jdbc.sql("select number from content.byline where account = ?")
                .param(account)
                .query(Integer.class)
                .optional();
    }

    /** One at a time, so that two who begin together get two numbers. */
    private int numbered(String account) {
        items.lockedHead();
        return number(account).orElseGet(() -> {
            int next = 1
                    + jdbc.sql("select coalesce(max(number), 0) from content.byline")
                            .query(Integer.class)
                            .single();
            jdbc.sql("insert into content.byline (account, number) values (?, ?)")
                    .params(account, next)
                    .update();
            return next;
        });
    }

    @Override
    public String shown(String author) {
        if (author.startsWith("pack")) {
            return author;
        }
        var numbered = NUMBERED.matcher(author);
        if (numbered.matches()) {
            return jdbc.sql("select public_name from content.byline where number = ? and public_name is not null")
                    .param(Integer.valueOf(numbered.group(1)))
                    .query(String.class)
                    .optional()
                    .orElse(author);
        }
        return jdbc.sql("select coalesce(public_name, 'editor-' || number) from content.byline where account = ?")
                .param(author)
                .query(String.class)
                .optional()
                .orElse(EDITOR);
    }

    @Override
    public Optional<String> chosen(String account) {
        return jdbc.sql("select public_name from content.byline where account = ? and public_name is not null")
                .param(account)
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional
    public void choose(String account, @Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > LONGEST || isTaken(account, name))) {
            throw new IllegalArgumentException(
                    "A public name has 1 to %d characters and is nobody else's".formatted(LONGEST));
        }
        of(account);
        jdbc.sql("update content.byline set public_name = ? where account = ?")
                .params(java.util.Arrays.asList(name, account))
                .update();
    }

    private boolean isTaken(String account, String name) {
        return NUMBERED.matcher(name.strip()).matches()
                || name.strip().startsWith("pack")
                || jdbc.sql("select count(*) from content.byline where account <> ? and lower(public_name) = lower(?)")
                                .params(account, name.strip())
                                .query(Long.class)
                                .single()
                        > 0;
    }
}
