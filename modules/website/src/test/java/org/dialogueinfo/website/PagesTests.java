package org.dialogueinfo.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@SiteRunning
class PagesTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Archive archive;

    @Autowired
    Pages pages;

    @ParameterizedTest
    @EnumSource
    void answersEveryPageOfTheSiteMap(Rendering rendering) throws Exception {
        for (var page : pages.all()) {
            if (page.path().equals("/chat")) {
                continue; // another module's page, which the tests of the whole ask for
            }
            var response = get("/" + rendering.path() + page.path());
            assertThat(response.getStatus()).as(page.path()).isEqualTo(200);
            assertThat(response.getContentAsString())
                    .as(page.path())
                    .contains("<h1")
                    .doesNotContain("??");
        }
    }

    @Test
    void computesHowFarImplementationIs() throws Exception {
        var all = archive.all(Agreement.class);
        var scale = Scale.of(all);
        assertThat(scale.parts().stream().mapToInt(Scale.Part::count).sum()).isEqualTo(all.size());
        assertThat(scale.parts().stream().mapToInt(Scale.Part::width).sum()).isEqualTo(Scale.LENGTH);
        assertThat(get("/en").getContentAsString()).contains("Of " + all.size() + " agreements");
    }

    @Test
    void filtersByLinksThatKeepEachOther() throws Exception {
        var page = get("/en/agreements?year=2013&nature=technical").getContentAsString();
        var found = archive.agreements(new Archive.AgreementFilter(2013, Agreement.Nature.TECHNICAL, null, null));
        assertThat(page)
                .contains("Found: " + found.size())
                .contains("href=\"/en/agreements?nature=technical&amp;status=partial&amp;year=2013\"")
                .contains("href=\"/en/agreements?year=2013\"");
        assertThat(get("/en/agreements?nature=military").getStatus()).isEqualTo(404);
        assertThat(get("/en/agreements?view=table").getContentAsString()).contains("<th scope=\"row\">");
        assertThat(get("/en/agreements?year=1999").getContentAsString()).contains("Nothing matches");
        assertThat(get("/sq/meetings?place=Ohrid").getContentAsString()).contains("2023-03-18-ohrid");
    }

    @Test
    void escapesWhatTheAddressBrings() throws Exception {
        assertThat(get("/en/meetings?place=%3Cscript%3Ealert(1)%3C/script%3E").getContentAsString())
                .doesNotContain("<script>alert");
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(address)))
                .andReturn()
                .getResponse();
    }
}
