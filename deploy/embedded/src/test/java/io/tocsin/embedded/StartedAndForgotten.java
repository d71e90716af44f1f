package io.tocsin.embedded;

import java.io.IOException;

/// A program that starts both servers, says where they are, and never stops them.
final class StartedAndForgotten {

    private StartedAndForgotten() {}

    public static void main(String[] arguments) throws IOException {
        Postgres postgres = Postgres.fresh();
        Kafka kafka = Kafka.fresh();
        System.out.println(postgres.pid() + " " + kafka.pid() + " "
                + postgres.log().getParent() + " " + kafka.log().getParent());
        System.out.flush();
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(1);
        }
    }
}
