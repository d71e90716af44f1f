package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;

/// An Adaptive Card in the message that webhooks of Teams Workflows take. Words stand in text runs, which
/// know no Markdown: what documents say cannot become a link or a heading.
final class TeamsCard {
    private TeamsCard() {}

    static ObjectNode of(Bulletin bulletin) {
        ObjectNode message = DesignationJson.MAPPER.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        run(paragraph(body), bulletin.headline()).put("weight", "Bolder").put("size", "Medium");
        for (Bulletin.Fact fact : bulletin.facts()) {
            ArrayNode line = paragraph(body);
            run(line, fact.label() + ": ").put("isSubtle", true);
            run(line, fact.value());
        }
        if (!bulletin.links().isEmpty()) {
            ArrayNode actions = card.putArray("actions");
            bulletin.links()
                    .forEach(link -> actions.addObject()
                            .put("type", "Action.OpenUrl")
                            .put("title", link.label())
                            .put("url", link.target().toString()));
        }
        return message;
    }

    private static ArrayNode paragraph(ArrayNode body) {
        return body.addObject()
                .put("type", "RichTextBlock")
                .put("spacing", body.size() == 1 ? "None" : "Small")
                .putArray("inlines");
    }

    private static ObjectNode run(ArrayNode line, String text) {
        return line.addObject().put("type", "TextRun").put("text", text);
    }
}
