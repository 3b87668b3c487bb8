using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Reports;
using KojiWidgetHarness.Harness.Running;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>The options of a run that say how scenarios are held: in what, how many at a time, how often, and what is kept of them.</summary>
internal sealed class RunArguments
{
    private const string Context = "context";
    private const string Browser = "browser";
    private const string Off = "off";
    private const string On = "on";
    private const string RetainOnFailure = "retain-on-failure";
    private const string Output = "koji-results";

    private readonly Option<string> browser = new("--browser")
    {
        Description = $"The browser to run in: {string.Join(", ", BrowserKind.All)}, or the path of one.",
        DefaultValueFactory = _ => BrowserKind.Chromium.Name,
    };

    private readonly Option<string> isolate = new("--isolate")
    {
        Description = "What each scenario has for itself: a browser context, or a whole browser, which takes longer.",
        DefaultValueFactory = _ => Context,
    };

    private readonly Option<bool> headed = new("--headed") { Description = "Shows the browser." };

    private readonly Option<int> workers = new("--workers", "-j")
    {
        Description = "How many scenarios are held at the same time, each with a simulator and browsers of its own; by default one for every two cores.",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2),
    };

    private readonly Option<string?> shard = new("--shard") { Description = "Holds only one part of the selection, such as 1/3, balanced by the recorded durations." };

    private readonly Option<int> retries = new("--retries") { Description = "How often a scenario that does not pass is held again; one that passes then is flaky." };

    private readonly Option<int?> maxFailures = new("--max-failures") { Description = "Begins no other scenario once so many did not pass." };

    private readonly Option<string> timeout = new("--timeout")
    {
        Description = $"After how long a scenario is given up, {DurationText.Forms}.",
        DefaultValueFactory = _ => $"{new ScenarioRunnerSettings().Timeout.TotalSeconds:0}s",
    };

    private readonly Option<string> trace = new("--trace") { Description = "Of which scenarios a Playwright trace is kept.", DefaultValueFactory = _ => Off };

    private readonly Option<bool> screenshots = new("--screenshots") { Description = "Pictures host page and dashboard of each scenario; a report as pages always has them." };

    private readonly Option<string> output = new("--output") { Description = "Folder for traces and pictures.", DefaultValueFactory = _ => Output };

    private readonly Option<string> durations = new("--durations")
    {
        Description = "File with how long each scenario takes, by which they are shared out.",
        DefaultValueFactory = _ => DurationBook.FileName,
    };

    private readonly Option<bool> updateDurations = new("--update-durations") { Description = "Records there how long each scenario that passed took." };

    public RunArguments()
    {
        isolate.AcceptOnlyFromAmong(Context, Browser);
        trace.AcceptOnlyFromAmong(Off, On, RetainOnFailure);
        browser.CompletionSources.Add([.. BrowserKind.All.Select(kind => kind.Name)]);
    }

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { browser, isolate, headed, workers, shard, retries, maxFailures, timeout, trace, screenshots, output, durations, updateDurations })
            command.Options.Add(option);
    }

    /// <summary>Which kind of browser is meant, and the program if one is named.</summary>
    /// <exception cref="UsageException">Neither a kind nor a file.</exception>
    public (BrowserKind Kind, string? Program) ReadBrowser(ParseResult parsed)
    {
        var name = parsed.GetValue(browser) ?? "";
        if (BrowserKind.All.FirstOrDefault(kind => kind.Name == name) is { } known)
            return (known, null);
        if (!File.Exists(name))
            throw new UsageException($"--browser takes {string.Join(" or ", BrowserKind.All)}, or the path of one; there is no file '{name}'.");
        return (Path.GetFileName(name).Contains(BrowserKind.Firefox.Name, StringComparison.OrdinalIgnoreCase) ? BrowserKind.Firefox : BrowserKind.Chromium, Path.GetFullPath(name));
    }

    /// <summary>What they ask for, on top of what is known already.</summary>
    /// <exception cref="UsageException">A value is none.</exception>
    public RunOptions Read(ParseResult parsed, RunOptions known)
    {
        var capture = new CaptureSettings(parsed.GetValue(output) ?? Output)
        {
            // A report that people look at is worth little without pictures.
            Screenshots = parsed.GetValue(screenshots) || known.Reports.Any(report => report.Kind == ReportKind.Html),
            Trace = parsed.GetValue(trace) switch { On => TraceMode.On, RetainOnFailure => TraceMode.RetainOnFailure, _ => TraceMode.Off },
        };
        return known with
        {
            Headed = parsed.GetValue(headed),
            BrowserForEach = parsed.GetValue(isolate) == Browser,
            Workers = AtLeast(1, "--workers", parsed.GetValue(workers)),
            Shard = parsed.GetValue(shard) is { } part ? ParseShard(part) : null,
            Retries = AtLeast(0, "--retries", parsed.GetValue(retries)),
            MaxFailures = parsed.GetValue(maxFailures) is { } most ? AtLeast(1, "--max-failures", most) : null,
            Timeout = DurationText.Parse("--timeout", parsed.GetValue(timeout) ?? ""),
            Capture = capture is { Screenshots: false, Trace: TraceMode.Off } ? null : capture,
            Durations = parsed.GetValue(durations) ?? DurationBook.FileName,
            UpdatesDurations = parsed.GetValue(updateDurations),
        };
    }

    private static RunShard ParseShard(string text) =>
        text.Split('/') is [var number, var of]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
        && which >= 1 && which <= many
            ? new RunShard(which, many)
            : throw new UsageException($"--shard takes which part of how many, such as 1/3, not '{text}'.");

    private static int AtLeast(int least, string option, int number) =>
        number >= least ? number : throw new UsageException($"{option} takes a number from {least}, not {number}.");
}
