package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.util.ArrayList;
import java.util.List;

/// A message for an incoming webhook of Slack: blocks, and a line for notifications. What documents say
/// stands in plain text alone, so that no name becomes bold, a link or a call to a channel.
final class SlackMessage {
    /// Slack takes no header that is longer.
    private static final int MAX_HEADER = 150;

    /// Slack takes 3000 characters; escaping may make five of one.
    private static final int MAX_SECTION = 2900;

    private SlackMessage() {}

    static ObjectNode of(Bulletin bulletin) {
        ObjectNode message = DesignationJson.MAPPER.createObjectNode();
        message.put("text", escaped(bulletin.headline()));
        message.put("mrkdwn", false);
        message.put("unfurl_links", false);
        ArrayNode blocks = message.putArray("blocks");
        String headline = escaped(bulletin.headline());
        blocks.add(
                headline.length() <= MAX_HEADER
                        ? block("header", "plain_text", headline)
                        : block("section", "plain_text", headline));
        sections(bulletin).forEach(text -> blocks.add(block("section", "plain_text", text)));
        bulletin.links().forEach(link -> blocks.add(block("section", "mrkdwn", written(link))));
        return message;
    }

    private static ObjectNode block(String type, String form, String words) {
        ObjectNode block = DesignationJson.MAPPER.createObjectNode().put("type", type);
        ObjectNode text = block.putObject("text").put("type", form).put("text", words);
        if (form.equals("plain_text")) {
            text.put("emoji", false);
        }
        return block;
    }

    /// The facts, a line each, in as few sections as hold them.
    private static List<String> sections(Bulletin bulletin) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (Bulletin.Fact fact : bulletin.facts()) {
            String line = escaped(fact.line());
            if (!section.isEmpty() && section.length() + 1 + line.length() > MAX_SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(line);
        }
        if (!section.isEmpty()) {
            sections.add(section.toString());
        }
        return sections;
    }

    private static String written(Bulletin.Link link) {
        return "<" + escaped(link.target().toString()) + "|" + escaped(link.label()) + ">";
    }

    /// Slack asks for these three, and for no others.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
