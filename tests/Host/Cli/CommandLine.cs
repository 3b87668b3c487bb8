using System.Reflection;
using KojiWidgetHarness.Cli.Output;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>The whole program, without a process of its own. One at a time: the console is the process's.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Errors)
{
    private static readonly MethodInfo Main = Assembly.Load("koji-harness").EntryPoint
        ?? throw new InvalidOperationException("The command line has no entry point.");

    public string All => Output + "\n" + Errors;

    // It is declared to return one.
    public static CommandLine Run(params IReadOnlyList<string> arguments) => Run(() => (int)Main.Invoke(null, [arguments.ToArray()])!);

    /// <summary>What a part of it writes, by the same way out.</summary>
    public static CommandLine Run(Action write) =>
        Run(() =>
        {
            Terminal.Open();
            write();
            return 0;
        });

    private static CommandLine Run(Func<int> run)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var printed = new StringWriter();
        using var logged = new StringWriter();
        Console.SetOut(printed);
        Console.SetError(logged);
        try
        {
            return new(run(), printed.ToString(), logged.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
