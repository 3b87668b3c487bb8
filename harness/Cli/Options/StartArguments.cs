using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Cli.Options;

/// <summary><c>--start COMMAND</c>: the command that serves the page of a run, and how it is started.</summary>
internal sealed class StartArguments
{
    private readonly Option<string?> start = Forms
        .TextFor("COMMAND")
        .Optional(
            "--start",
            "Command of the shell that serves the page of --page. It is started before the run and ended after it, with all that it started."
        );

    private readonly Option<TimeSpan> timeout = Forms.Time.Option("--start-timeout", "How long the page may take to answer.", "60s");

    private readonly Option<bool> reuse = new("--reuse")
    {
        Description = "Starts nothing where something answers at the page's address already; without it, that is an error.",
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = $"Also shows the command's output as it comes. It is always in {StartOptions.LogName} in the folder of --output.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { start, timeout, reuse, verbose })
            command.Options.Add(option);
    }

    /// <summary>Reads what is to be started.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="page">The page of the run; null for the host's own.</param>
    /// <returns>Null where nothing is.</returns>
    /// <exception cref="UsageException">The options lack a command, or the command lacks a page.</exception>
    public StartOptions? Read(ParseResult parsed, WebAddress? page)
    {
        if (parsed.GetValue(start) is not { } command)
            return parsed.GetValue(reuse) || parsed.GetValue(verbose) || parsed.CommandResult.Has(timeout)
                ? throw new UsageException("--reuse, --verbose and --start-timeout are about a command: give it with --start.")
                : null;

        return page is null
            ? throw new UsageException("--start needs the address at which the command serves the page: name it with --page.")
            : new StartOptions
            {
                Command = command,
                Page = page.Uri,
                Timeout = parsed.GetValue(timeout),
                Reuse = parsed.GetValue(reuse),
                Verbose = parsed.GetValue(verbose),
            };
    }
}

/// <summary>A command that serves the page of a run.</summary>
internal sealed record StartOptions
{
    /// <summary>Name of the file with the command's output.</summary>
    public const string LogName = "start.log";

    /// <summary>The command, as it is typed in a shell.</summary>
    public required string Command { get; init; }

    /// <summary>The address at which it serves the page.</summary>
    public required Uri Page { get; init; }

    /// <summary>How long the page may take to answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Gets a value indicating whether what answers there already is taken instead.</summary>
    public bool Reuse { get; init; }

    /// <summary>Gets a value indicating whether its output is shown as it comes.</summary>
    public bool Verbose { get; init; }

    /// <summary>Gets the folder for its output.</summary>
    public string Folder { get; init; } = "";
}
