package io.github.chatspec.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings of clients that fetch the pages of several lists at once, some of which change between two requests. */
final class PagedRecordings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 3;

    private PagedRecordings() {}

    /**
     * Returns the entries of a recording.
     *
     * @param random the source of what happens
     * @param lists the number of lists
     * @param size the number of entries
     */
    static List<ObjectNode> entries(Random random, int lists, int size) {
        int[] pages = new int[lists];
        int[] arrived = new int[lists];
        List<ObjectNode> entries = new ArrayList<>();
        while (entries.size() < size) {
            int list = random.nextInt(lists);
            switch (random.nextInt(12)) {
                case 0 -> pages[list] = 0;
                case 1 -> arrived[list]++;
                case 2 -> entries.add(Recordings.entry("engage/getChat", "livechat"));
                case 3 -> entries.add(Recordings.entry("engage/listChats", "expired-token"));
                case 4 -> entries.add(page(list, ++pages[list], arrived[list], "C", "LiveChat"));
                case 5 -> entries.add(page(list, ++pages[list], arrived[list] + 2, "D", "livechat"));
                default -> entries.add(page(list, ++pages[list], arrived[list], "C", "livechat"));
            }
        }
        return entries;
    }

    /** Returns an entry with the rows that a page of a team's list has once some chats have arrived. */
    static ObjectNode page(int team, int number, int arrived, String ids, String channel) {
        ObjectNode entry = Recordings.entry("engage/listChats", "first-page");
        ObjectNode request = (ObjectNode) entry.get("request");
        request.put("url", request.get("url").asText() + "?page=" + number);
        for (JsonNode header : request.get("headers")) {
            if (header.get("value").asText().equals("868")) {
                ((ObjectNode) header).put("value", String.valueOf(team));
            }
        }
        ObjectNode content = (ObjectNode) entry.get("response").get("content");
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(content.get("text").asText());
            ArrayNode rows = body.putArray("response");
            for (int i = 0; i < ROWS; i++) {
                int chat = 1000 + arrived - number * ROWS - i;
                rows.addObject()
                        .put("chat_id", ids + chat)
                        .put("created_at", "2026-01-01T00:%02d:%02dZ".formatted(chat / 60, chat % 60))
                        .put("status", "picked")
                        .put("channel", channel);
            }
            content.put("text", body.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return entry;
    }
}
