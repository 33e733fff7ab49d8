package org.tensorloupe.testkit;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Where test data stands.
public final class Places {
    private Places() {}

    /// A fixture that PyTorch wrote; see `src/test/resources/fixtures/README.md`.
    public static Path fixture(String name) {
        return resource("/fixtures/" + name);
    }

    /// A picture that matplotlib made.
    public static Path picture(String name) {
        return resource("/pictures/" + name);
    }

    /// What an export should write, and what it is made from; see `src/fixtures/make_exports.py`.
    public static Path export(String name) {
        return resource("/exports/" + name);
    }

    /// A checkpoint whose tensors have names in many scripts; see `src/fixtures/make_names.py`.
    public static Path names() {
        return resource("/names/scripts.pth");
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Places.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The folder of real checkpoints of other projects, where it is at hand.
    public static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("tensorloupe.corpus"))
                .map(Path::of)
                .filter(Files::isDirectory);
    }
}
