package org.dialogueinfo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by the tests; where it is not installed they are skipped. One serves all tests of a process, one after the
 * other; each person in it has cookies and a store of their own.
 */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
            .map(Path::of)
            .toList();
    private static final int LONGEST = 6000;
    private static final String AXE = axe();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The one for all test classes; it ends with the tests. */
    static Chromium shared() {
        requireInstalled();
        return Shared.BROWSER;
    }

    private static final class Shared {
        static final Chromium BROWSER = start(List.of());
    }

    /** One whose camera shows a film, and may be used by every page. */
    static Chromium withCamera(Path film) {
        requireInstalled();
        return start(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
    }

    private static Chromium start(List<String> more) {
        var installed = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed)
                        .setArgs(Stream.concat(Stream.of("--no-sandbox", "--disable-gpu"), more.stream())
                                .toList()));
        return new Chromium(playwright, browser);
    }

    private static void requireInstalled() {
        assumeTrue(isInstalled(), "Chromium is not installed");
    }

    static boolean isInstalled() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    /** A person with a browser of their own. */
    BrowserContext person(Screen screen, RunningSite site) {
        return person(screen, site.url());
    }

    BrowserContext person(Screen screen, String url) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(screen.width, screen.height)
                .setLocale("en"));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** The violations that axe finds on the page and in its frames, as it is and in the dark. */
    static List<String> violations(Page page) {
        if (page.frames().size() == 1) {
            return violationsOutsideFrames(page);
        }
        var light = inFrames(new AxeBuilder(page), page, "");
        var dark = inTheDark(
                page, () -> inFrames(new AxeBuilder(page).withRules(List.of("color-contrast")), page, " in the dark"));
        return Stream.concat(light.stream(), dark.stream()).toList();
    }

    /** The same for pages whose frames show what is looked at elsewhere. */
    static List<String> violationsOutsideFrames(Page page) {
        var light = run(page, "{}", "");
        var dark = inTheDark(page, () -> run(page, "{runOnly: ['color-contrast']}", " in the dark"));
        return Stream.concat(light.stream(), dark.stream()).toList();
    }

    /** All but contrast, which is the same in every language. */
    static List<String> violationsOfWords(Page page) {
        return run(page, "{rules: {'color-contrast': {enabled: false}}}", "");
    }

    /** What may differ on another screen. */
    static List<String> violationsOfLayout(Page page) {
        return run(
                page,
                "{runOnly: ['target-size', 'scrollable-region-focusable', 'meta-viewport']}",
                " on the other screen");
    }

    /** Without frames, and with the checker read once a page. */
    private static List<String> run(Page page, String options, String where) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AXE);
        }
        var found = (List<?>) page.evaluate("async () => (await axe.run(document, Object.assign("
                + "{resultTypes: ['violations'], iframes: false, selectors: false}, " + options + ")))"
                + ".violations.flatMap(it => it.nodes.map(node => it.id + ' ' + node.html))");
        return found.stream()
                .map(it -> "%s%s: %s".formatted(page.url(), where, it))
                .toList();
    }

    private static String axe() {
        try (var in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses what leads to another page, or to the same one once more, and waits until that is there. */
    static void follow(Locator link) {
        link.page().waitForNavigation(link::click);
    }

    static boolean fits(Page page) {
        return !(boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static List<String> inFrames(AxeBuilder axe, Page page, String where) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(it -> it.getNodes().stream()
                        .map(node -> "%s%s: %s %s".formatted(page.url(), where, it.getId(), node.getHtml())))
                .toList();
    }

    private static <T> T inTheDark(Page page, Supplier<T> look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        try {
            return look.get();
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
    }

    /** Of the whole page; of a very long one as much as the screen shows. */
    static void picture(Page page, String name) {
        var height = (int) page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(height < LONGEST)
                .setType(ScreenshotType.JPEG)
                .setPath(SCREENSHOTS.resolve(name + ".jpg")));
    }

    static void pictureInTheDark(Page page, String name) {
        inTheDark(page, () -> {
            picture(page, name);
            return name;
        });
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    enum Screen {
        PHONE(390, 844),
        DESKTOP(1280, 900);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        void set(Page page) {
            page.setViewportSize(width, height);
        }
    }
}
