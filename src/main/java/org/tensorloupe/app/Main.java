package org.tensorloupe.app;

/// Entry point.
public final class Main {
    private Main() {}

    /// @param args files, or a subcommand and its arguments
    public static void main(String[] args) {
        System.exit(args.length);
    }
}
