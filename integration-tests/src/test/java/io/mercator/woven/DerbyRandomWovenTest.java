package io.mercator.woven;

class DerbyRandomWovenTest extends RandomWovenContract {
    DerbyRandomWovenTest() {
        super("derby");
    }
}
