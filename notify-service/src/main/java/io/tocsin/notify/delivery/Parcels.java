package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.Gathered;
import io.tocsin.notify.format.News;
import io.tocsin.notify.format.Numbered;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes due deliveries up into parcels. For those who are told by the hour or the day, deliveries that are
/// in the same state, which became due together, go into one digest, or into as many as they need. That makes
/// a digest that is tried again the same one.
@ApplicationScoped
class Parcels {
    private final EventBodies bodies;
    private final Formats formats;

    Parcels(EventBodies bodies, Formats formats) {
        this.bodies = bodies;
        this.formats = formats;
    }

    /// The parcels for an endpoint, in the order of the deliveries.
    List<Parcel> of(Endpoint endpoint, List<DueDelivery> due) throws SQLException {
        List<Content> contents = due.stream().map(DueDelivery::content).toList();
        return endpoint.gathered()
                ? digests(endpoint, due, bodies.news(contents))
                : singly(due, bodies.of(contents, endpoint.format()));
    }

    private static List<Parcel> singly(List<DueDelivery> due, Map<Content, EventBody> contents) {
        return due.stream()
                .map(delivery -> new Parcel(
                        List.of(delivery),
                        kept(contents.get(delivery.content()), delivery).webhook(delivery.number())))
                .toList();
    }

    private List<Parcel> digests(Endpoint endpoint, List<DueDelivery> due, Map<Content, News> contents) {
        List<Parcel> parcels = new ArrayList<>();
        int from = 0;
        while (from < due.size()) {
            int to = from + 1;
            while (to < due.size() && due.get(to).state().equals(due.get(from).state())) {
                to++;
            }
            List<DueDelivery> together = due.subList(from, to);
            Gathered digest = formats.gather(
                    endpoint.format(),
                    endpoint.subscription(),
                    together.stream()
                            .map(delivery ->
                                    new Numbered(delivery.number(), kept(contents.get(delivery.content()), delivery)))
                            .toList());
            parcels.add(new Parcel(
                    together.subList(0, digest.count()), new Webhook(digest.id().toString(), null, digest.body())));
            from += digest.count();
        }
        return parcels;
    }

    private static <T> T kept(@Nullable T content, DueDelivery delivery) {
        return Objects.requireNonNull(content, () -> "delivery of " + delivery.content() + " that is not kept");
    }
}
