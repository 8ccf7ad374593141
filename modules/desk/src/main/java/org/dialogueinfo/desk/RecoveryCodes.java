package org.dialogueinfo.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes by which a person comes in who lost their passkey or password: each once. Only salted hashes are kept. */
@Component
class RecoveryCodes {

    static final int NUMBER = 10;

    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"; // 32, without i l o u
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New codes, which are never shown again; the old ones end. */
    @Transactional
    public List<String> renew(String username) {
        jdbc.sql("delete from desk.recovery_code where username = ?")
                .param(username)
                .update();
        var salt = new byte[16];
        random.nextBytes(salt);
        var salted = HexFormat.of().formatHex(salt);
        var codes = IntStream.range(0, NUMBER).mapToObj(i -> code()).toList();
        codes.forEach(it -> jdbc.sql("insert into desk.recovery_code (username, salt, hash) values (?, ?, ?)")
                .params(username, salted, hash(salted, it))
                .update());
        return codes;
    }

    int left(String username) {
        return jdbc.sql("select count(*) from desk.recovery_code where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    /** Ends the code; of those who send the same one at once, one succeeds. */
    @Transactional
    public boolean use(String username, String code) {
        return jdbc
                .sql("select distinct salt from desk.recovery_code where username = ?")
                .param(username)
                .query(String.class)
                .list()
                .stream()
                .anyMatch(salt -> jdbc.sql("delete from desk.recovery_code where username = ? and hash = ?")
                                .params(username, hash(salt, code))
                                .update()
                        == 1);
    }

    private String code() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    private static String hash(String salt, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((salt + ":" + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
