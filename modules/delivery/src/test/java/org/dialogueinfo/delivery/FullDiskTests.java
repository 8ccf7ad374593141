package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.dialogueinfo.DeliveryTestApplication;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The disk under the embedded database fills up in the middle of a broadcast, and later there is room. */
class FullDiskTests {

    private static final int READERS = OutagesTests.READERS;

    @Test
    void goesOnByItselfOnceThereIsRoomAndMissesNobody(@TempDir Path data) throws Exception {
        FilePath.register(new Disk());
        var channel = new OutagesTests.Counting();
        var application = start(data, channel);
        var id = application
                .getBean(Broadcasts.class)
                .send(new Broadcast(
                        "key-" + UUID.randomUUID(),
                        "outage-readers",
                        Priority.ALERT,
                        Localized.each(language -> Card.of(language, language.code(), ""))));
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> channel.reached() > READERS / 10);
            Disk.full = true;
            await().atMost(Duration.ofSeconds(20)).until(() -> Disk.refused > 0);
            await().during(Duration.ofSeconds(1)).until(() -> channel.reached() < READERS);
        } finally {
            Disk.full = false;
        }
        try (application) {
            var broadcasts = application.getBean(Broadcasts.class);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> broadcasts.progress(id).orElseThrow().state() == Phase.DONE);
            assertThat(channel.reached()).isEqualTo(READERS);
            assertThat(channel.doubles())
                    .isLessThanOrEqualTo(application
                            .getBean(JdbcClient.class)
                            .sql("select count(*) from delivery.delivery where resent")
                            .query(Long.class)
                            .single());
        }
    }

    private static ConfigurableApplicationContext start(Path data, OutagesTests.Counting channel) {
        return new SpringApplicationBuilder(DeliveryTestApplication.class)
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("otherTests", new OtherTests());
                    beans.registerSingleton("counting", channel);
                    beans.registerSingleton("outageReaders", OutagesTests.readers());
                })
                .registerShutdownHook(false)
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.datasource.url=jdbc:h2:filling:" + data.resolve("ledger")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--logging.level.root=off",
                        "--dialogue.data-dir=" + data);
    }

    /** Keeps out what other tests bring; a test's context does so by itself. */
    private static final class OtherTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return type.getAnnotationMetadata().hasAnnotation(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OtherTests;
        }

        @Override
        public int hashCode() {
            return OtherTests.class.hashCode();
        }
    }

    /** Files on a disk that a test can fill; public, as H2 makes them. */
    public static final class Disk extends FilePathWrapper {

        static volatile boolean full;
        static volatile int refused;

        @Override
        public String getScheme() {
            return "filling";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Channel(getBase().open(mode));
        }

        static void take() throws IOException {
            if (full) {
                refused++;
                throw new IOException("No space left on device");
            }
        }
    }

    private static final class Channel extends FileBase {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            Disk.take();
            return file.write(from);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            Disk.take();
            return file.write(from, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
