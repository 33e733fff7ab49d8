package org.tensorloupe.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.tensorloupe.cli.TensorloupeCommand;

/// Entry point.
public final class Main {
    private Main() {}

    /// @param args files, or a subcommand and its arguments
    public static void main(String[] args) {
        System.exit(
                TensorloupeCommand.run(args, new FileOutputStream(FileDescriptor.out), System.err));
    }
}
