using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>The options of a run that say how scenarios run: in what, how many at a time, how often, and what is kept of them.</summary>
internal sealed class RunArguments
{
    private const string Context = "context";
    private const string Browser = "browser";
    private const int MostWorkers = 64;
    private const int MostShards = 1_000;
    private const int MostRetries = 100;

    private static readonly ValueForm<BrowserWish> BrowserForm = new(
        "BROWSER",
        $"{string.Join(" or ", BrowserKind.All)}, or the path of one",
        TryReadBrowser
    )
    {
        Hint = text =>
            NearWords.Question(text, BrowserKind.All.Select(kind => kind.Name)) is { Length: > 0 } question
                ? question
                : " There is no such file.",
    };

    private static readonly ValueForm<RunShard> ShardForm = new(
        "PART/OF",
        string.Create(CultureInfo.InvariantCulture, $"which part of how many, such as 1/3, of at most {MostShards}"),
        TryReadShard
    );

    private readonly Option<BrowserWish> browser = BrowserForm.Option(
        "--browser",
        $"The browser to run in: {string.Join(", ", BrowserKind.All)}, or the path of one.",
        BrowserKind.Chromium.Name
    );

    private readonly Option<string> isolate = Forms
        .Choice(Context, Browser)
        .Option("--isolate", "What is new for each scenario: a browser context, or a whole browser, which takes longer.", Context);

    private readonly Option<bool> headed = new("--headed") { Description = "Shows the browser, which needs a display." };

    private readonly Option<int> workers = Forms
        .Whole(1, MostWorkers)
        .Option(
            "--workers",
            "How many scenarios run at the same time, each with a simulator and browsers of its own; by default one for every two cores.",
            Math.Clamp(Environment.ProcessorCount / 2, 1, MostWorkers).ToString(CultureInfo.InvariantCulture),
            "-j"
        );

    private readonly Option<RunShard?> shard = ShardForm.Optional(
        "--shard",
        "Runs only one part of the selection, such as 1/3, balanced by the recorded durations."
    );

    private readonly Option<int> retries = Forms
        .Whole(0, MostRetries)
        .Option("--retries", "How often a scenario that does not pass is retried; one that passes then is flaky.", "0");

    private readonly Option<int?> maxFailures = Forms
        .Whole(1)
        .Optional("--max-failures", "Stops after this many scenarios that did not pass.");

    private readonly Option<TimeSpan> timeout = Forms.Time.Option(
        "--timeout",
        "The time limit of each scenario.",
        TimeText.Write(new ScenarioRunnerSettings().Timeout)
    );

    private readonly Option<TraceMode> trace = Forms
        .Choice(("off", TraceMode.Off), ("on", TraceMode.On), ("retain-on-failure", TraceMode.RetainOnFailure))
        .Option("--trace", "The scenarios whose Playwright trace is kept.", "off");

    private readonly Option<bool> screenshots = new("--screenshots")
    {
        Description = "Takes screenshots of host page and dashboard for each scenario; an html report always has them.",
    };

    private readonly Option<string> output = Forms.Folder.Option(
        "--output",
        "Folder for traces, pictures and the output of --start.",
        "koji-results"
    );

    private readonly Option<string> durations = Forms.File.Option(
        "--durations",
        "File with the duration of each scenario, by which shards and workers are balanced.",
        DurationBook.FileName
    );

    private readonly Option<bool> updateDurations = new("--update-durations")
    {
        Description = "Writes the durations of the scenarios that passed to that file.",
    };

    public RunArguments() => browser.CompletionSources.Add([.. BrowserKind.All.Select(kind => kind.Name)]);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                browser,
                isolate,
                headed,
                workers,
                shard,
                retries,
                maxFailures,
                timeout,
                trace,
                screenshots,
                output,
                durations,
                updateDurations,
            }
        )
            command.Options.Add(option);
    }

    /// <summary>Which kind of browser is meant, and the program if one is named.</summary>
    public BrowserWish ReadBrowser(ParseResult parsed) => parsed.GetRequiredValue(browser);

    /// <summary>Reads what the options ask for, on top of what is known already.</summary>
    public RunOptions Read(ParseResult parsed, RunOptions known)
    {
        var capture = new CaptureSettings(parsed.GetRequiredValue(output))
        {
            // A report that people look at is worth little without pictures.
            Screenshots = parsed.GetValue(screenshots) || known.Reports.Any(report => report.Kind == ReportKind.Html),
            Trace = parsed.GetValue(trace),
        };
        return known with
        {
            Start = known.Start is { } start ? start with { Folder = capture.Folder } : null,
            Headed = parsed.GetValue(headed),
            BrowserForEach = parsed.GetValue(isolate) == Browser,
            Workers = parsed.GetValue(workers),
            Shard = parsed.GetValue(shard),
            Retries = parsed.GetValue(retries),
            MaxFailures = parsed.GetValue(maxFailures),
            Timeout = parsed.GetValue(timeout),
            Capture = capture is { Screenshots: false, Trace: TraceMode.Off } ? null : capture,
            Durations = parsed.GetRequiredValue(durations),
            UpdatesDurations = parsed.GetValue(updateDurations),
        };
    }

    private static bool TryReadBrowser(string text, out BrowserWish? wish)
    {
        wish =
            BrowserKind.All.FirstOrDefault(kind => kind.Name == text) is { } known ? new(known, null)
            : !File.Exists(text) ? null
            : new BrowserWish(
                Path.GetFileName(text).Contains(BrowserKind.Firefox.Name, StringComparison.OrdinalIgnoreCase)
                    ? BrowserKind.Firefox
                    : BrowserKind.Chromium,
                Path.GetFullPath(text)
            );
        return wish is not null;
    }

    private static bool TryReadShard(string text, out RunShard? shard)
    {
        shard =
            text.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            && which >= 1
            && which <= many
            && many <= MostShards
                ? new RunShard(which, many)
                : null;
        return shard is not null;
    }
}

/// <summary>The browser that was asked for.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Program">The path of its program; null for the one that is found.</param>
internal sealed record BrowserWish(BrowserKind Kind, string? Program);
