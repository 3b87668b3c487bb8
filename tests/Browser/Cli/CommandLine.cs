using KojiWidgetHarness.Cli;
using KojiWidgetHarness.Cli.Output;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>
/// The command line without a process of its own, which costs most of what a command does. Arguments, streams of a process and variables of
/// its environment are <see cref="CliProcess"/>'s to show.
/// </summary>
internal static class CommandLine
{
    private static readonly AsyncLocal<TextWriter?> Output = new();
    private static readonly AsyncLocal<TextWriter?> Errors = new();

    // The console is the process's, so it is replaced once; what is written goes to the command that writes it.
    private static readonly Lazy<bool> Console = new(() =>
    {
        System.Console.SetOut(new RoutedWriter(Output, System.Console.Out));
        System.Console.SetError(new RoutedWriter(Errors, System.Console.Error));
        Terminal.Open(outputIsTerminal: false, errorIsTerminal: false);
        return true;
    });

    /// <summary>Runs a command to its end; several may run at a time.</summary>
    public static Task<CliProcess> RunAsync(string arguments) => RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <inheritdoc cref="RunAsync(string)"/>
    public static async Task<CliProcess> RunAsync(IReadOnlyList<string> words)
    {
        _ = Console.Value;
        using var output = new StringWriter();
        using var errors = new StringWriter();
        // What is set in an asynchronous method ends with it.
        (Output.Value, Errors.Value) = (TextWriter.Synchronized(output), TextWriter.Synchronized(errors));
        var exitCode = await HarnessProgram.RunAsync(words, System.Console.Out, System.Console.Error);
        return new CliProcess(exitCode, output.ToString(), errors.ToString());
    }
}
