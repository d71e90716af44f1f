package io.tocsin.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.local.authority.Stage;
import io.tocsin.local.wire.SampleEvents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final List<String> PARTIES = List.of("52049", "52051", "52052", "52053");

    private final SampleEvents events = new SampleEvents();
    private final Story story = new Story();

    @Test
    void nothingIsAnnouncedBeforeTheWholeBaselineWasSeen() {
        story.saw(events.baseline("1", 1, 2));

        assertThat(story.due()).isEqualTo(Stage.BEFORE);
    }

    @Test
    void theBaselineBringsTheAnnouncement() {
        baseline().forEach(story::saw);

        assertThat(story.due()).isEqualTo(Stage.ANNOUNCED);
    }

    @Test
    void theListCatchesUpWhenAllFourWereAnnounced() {
        baseline().forEach(story::saw);
        announced().limit(3).forEach(story::saw);
        assertThat(story.due()).isEqualTo(Stage.ANNOUNCED);

        announced().forEach(story::saw);
        assertThat(story.due()).isEqualTo(Stage.LISTED);
    }

    @Test
    void itIsToldWhenTheWebhooksOfAllFourListingsAreThere() {
        baseline().forEach(story::saw);
        announced().forEach(story::saw);
        List<LoggedEvent> listed = listed().toList();
        listed.forEach(story::saw);

        listed.stream().skip(1).forEach(event -> story.arrived(event.eventId().toString()));
        assertThat(story.isTold()).isFalse();

        story.arrived(listed.getFirst().eventId().toString());
        assertThat(story.isTold()).isTrue();
    }

    @Test
    void whatAnEarlierRunSawIsNotWaitedForAgain() {
        Stream.of(baseline(), announced(), listed()).flatMap(part -> part).forEach(story::recall);

        assertThat(story.due()).isEqualTo(Stage.LISTED);
        assertThat(story.isTold()).isTrue();
    }

    @Test
    void laterListingsAreNoPartOfIt() {
        Stream.of(baseline(), announced(), listed()).flatMap(part -> part).forEach(story::recall);

        story.saw(events.listed("60000", "EXAMPLE"));

        assertThat(story.isTold()).isTrue();
    }

    private Stream<LoggedEvent> baseline() {
        return Stream.of(events.baseline("1", 1, 2), events.baseline("2", 2, 2));
    }

    private Stream<LoggedEvent> announced() {
        return PARTIES.stream().map(party -> events.announced("2024-12-18-" + party, "Example " + party));
    }

    private Stream<LoggedEvent> listed() {
        return PARTIES.stream().map(party -> events.listed(party, "EXAMPLE " + party));
    }
}
