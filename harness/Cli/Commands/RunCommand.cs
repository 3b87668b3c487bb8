using System.CommandLine;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Reporting;
using KojiWidgetHarness.Cli.Running;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>run [SCENARIO…]</c>: reproduces and judges.</summary>
internal static class RunCommand
{
    private const int MatrixRuns = 3;

    public static Command Create()
    {
        var names = (Forms.TextFor("SCENARIO") with { Takes = "the name of a scenario, or of a scenario file" }).Arguments(
            "Names of scenarios ('koji-harness list' has them), or scenario files; the whole catalogue by default.",
            ArgumentArity.ZeroOrMore
        );
        var grep = Forms.Text.Optional("--grep", "Only scenarios whose name, code, cause or purpose contains this text.", "-g");
        var lastFailed = new Option<bool>("--last-failed") { Description = "Only scenarios that did not pass in the last run." };
        var format = OutputFormat.Create();
        var matrix = new Option<bool>("--matrix")
        {
            Description = $"Runs each scenario {MatrixRuns} times and shows what was diagnosed beside what was reproduced.",
        };
        var data = DataOptions.Folder("By default they are gone when the run ends.");
        var page = new PageArguments();
        var start = new StartArguments();
        var how = new RunArguments();

        var command = new Command(
            "run",
            "Reproduces failures of an embedded Koji widget. The cause of each is proven, or the run says what was seen instead. Needs no server running."
        )
        {
            names,
            grep,
            lastFailed,
        };
        how.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(matrix);
        command.Options.Add(data);
        page.AddTo(command);
        start.AddTo(command);
        var reports = RunReports.Option();
        command.Options.Add(reports);
        var open = new Option<bool>("--open")
        {
            Description =
                $"Opens the HTML report when the run ends, never in CI; one in {RunReports.UsualFolder} where --report names none.",
        };
        command.Options.Add(open);
        var replay = ReplayOption.AddTo(command);
        var rerun = new Option<bool>("--rerun")
        {
            Description = "Runs again each time one of the scenario files changes, until Ctrl-C; what --start started stays meanwhile.",
        };
        command.Options.Add(rerun);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (kind, program) = how.ReadBrowser(parsed);
                var opens = parsed.GetValue(open);
                var targets = RunReports.Parse(parsed.GetValue(reports));
                var asked = page.Read(parsed, kind);
                var options = how.Read(
                    parsed,
                    asked with
                    {
                        Start = start.Read(parsed, asked.Page),
                        Program = program,
                        DataFolder = parsed.GetValue(data),
                        Reports = opens ? RunReports.WithHtml(targets) : targets,
                        OpensReport = opens,
                    }
                );
                IReadOnlyList<string> chosen =
                [
                    .. ReplayOption.Add(parsed.GetValue(replay), parsed.GetValue(names)),
                    .. parsed.GetValue(lastFailed) ? LastRun.Failed(DataOptions.Default()) : [],
                ];
                return parsed.GetValue(rerun) ? RerunAsync(RunOnceAsync, chosen, options, cancellation) : RunOnceAsync(options, kept: null);

                // The files are read each time.
                Task<int> RunOnceAsync(RunOptions these, KeptCommand? kept) =>
                    RunAsync(
                        ScenarioSelection.Select(chosen, parsed.GetValue(grep), these),
                        FilesOf(chosen),
                        these,
                        parsed.GetValue(format) == OutputFormat.Json,
                        parsed.GetValue(matrix),
                        kept,
                        cancellation
                    );
            }
        );
        return command;
    }

    private static async Task<int> RerunAsync(
        Func<RunOptions, KeptCommand?, Task<int>> run,
        IReadOnlyList<string> chosen,
        RunOptions options,
        CancellationToken cancellation
    )
    {
        List<string> files = [.. chosen.Where(ScenarioFile.IsFile).Distinct()];
        if (files.Count == 0)
            throw new UsageException("--rerun waits for scenario files to change: name one. 'new scenario' writes one.");
        await using var kept = new KeptCommand();
        return await new RepeatedRun(new(files, TimeProvider.System), Console.Error).RunAsync(
            isFirst => run(options with { OpensReport = options.OpensReport && isFirst }, kept),
            cancellation
        );
    }

    private static Dictionary<string, string> FilesOf(IReadOnlyList<string> chosen) =>
        chosen
            .Where(ScenarioFile.IsFile)
            .ToLookup(ScenarioSelection.NameOf, Path.GetFullPath)
            .ToDictionary(paths => paths.Key, paths => paths.Last());

    private static async Task<int> RunAsync(
        IReadOnlyList<Scenario> scenarios,
        Dictionary<string, string> files,
        RunOptions options,
        bool json,
        bool matrix,
        KeptCommand? kept,
        CancellationToken cancellation
    )
    {
        var durations = Open(options.Durations);
        CaptureFolder.Prepare(options.Capture);
        var (ran, refused) = await ReportAsync(scenarios, matrix ? MatrixRuns : 1, options, durations, kept, cancellation);
        // Its scenarios have been gone through already.
        var report = ran with
        {
            Page =
                ran.Page is { } page && Redactor.Redact(page.AbsoluteUri) is var address && address != page.AbsoluteUri
                    ? new Uri(address)
                    : ran.Page,
            EndedEarly = ran.EndedEarly is { } ended ? Redactor.Redact(ended) : null,
        };
        if (refused is not null)
        {
            if (json)
                Console.Out.WriteJson(report, ProtocolJson.Default.RunReport);
            await WriteAsync(report, options, json ? Terminal.ErrorCommands : Terminal.Commands);
            refused.Throw();
        }

        if (report.EndedEarly is { } why)
            await Console.Error.WriteLineAsync(
                $"{why} {report.NotRun.Count} {(report.NotRun.Count == 1 ? "scenario was" : "scenarios were")} not run."
            );
        if (json)
            Console.Out.WriteJson(report, ProtocolJson.Default.RunReport);
        else
            ResultTable.Write(report);
        if (matrix && !json)
            ConfusionMatrix.Write(scenarios, report);
        await LastRun.RememberAsync(DataOptions.Default(), report, files);
        if (options.UpdatesDurations)
            await UpdateAsync(durations, report);
        return Math.Max(report.ExitCode(), await WriteAsync(report, options, json ? Terminal.ErrorCommands : Terminal.Commands));
    }

    // A run that was stopped has its reports, too.
    private static async Task<int> WriteAsync(RunReport report, RunOptions options, TextWriter annotations)
    {
        var code = await RunReports.WriteAsync(report, options.Reports, annotations, CancellationToken.None);
        if (
            options.OpensReport
            && code == ExitCodes.AsExpected
            && options.Reports.FirstOrDefault(target => target.Kind == ReportKind.Html) is { Path: { } folder }
            && await Opener.OpenAsync(new Uri(Path.GetFullPath(Path.Combine(folder, RunReportWriter.PageName))), CancellationToken.None)
                is { } why
        )
            await Console.Error.WriteLineAsync($"Not opened: {why}");
        return code;
    }

    private static async Task<(RunReport Report, ExceptionDispatchInfo? Refused)> ReportAsync(
        IReadOnlyList<Scenario> scenarios,
        int times,
        RunOptions options,
        DurationBook durations,
        KeptCommand? kept,
        CancellationToken cancellation
    )
    {
        var (startedAt, watch) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        var browser = new BrowserInfo(options.Browser.Name, UnstartedRun.NoVersion);
        RunStage opened;
        try
        {
            opened = await RunStage.OpenAsync(
                options,
                scenarios[0],
                StepLog.OnStandardError,
                launched => browser = launched,
                kept,
                cancellation
            );
        }
        catch (Exception refused) when (UnstartedRun.IsExplainedBy(refused))
        {
            return (
                UnstartedRun.Report(scenarios, options, browser, startedAt, watch.Elapsed, refused),
                ExceptionDispatchInfo.Capture(refused)
            );
        }

        await using var stage = opened;
        var reproducible = PageSuite
            .Fit(scenarios, stage.Embed, options)
            .Select(scenario => SupportCatalog.Of(scenario, options.Browser))
            .ToLookup(support => support.Level != SupportLevel.NotReproducible);
        IReadOnlyList<Scenario> chosen = [.. reproducible[true].Select(row => row.Scenario)];
        if (options.Shard is { } shard)
            chosen = Sharding.Take(chosen, shard, durations);
        IReadOnlyList<Scenario> running = [.. chosen.SelectMany(scenario => Enumerable.Repeat(scenario, times))];

        var progress = new RunProgress(running.Count);
        var executor = new RunExecutor(stage.Workers, options, progress);
        StepLog.OnStandardError.Say(
            $"Running {running.Count} {(running.Count == 1 ? "scenario" : "scenarios")} in {stage.Browser.Name} {stage.Browser.Version}"
        );
        var outcome = await progress.ShowAsync(() => executor.RunAsync(running, durations, cancellation));
        var report = new RunReport
        {
            Browser = stage.Browser,
            Page = stage.Embed?.Page,
            StartedAt = startedAt,
            DurationMs = watch.ElapsedMilliseconds,
            Workers = options.Workers,
            Shard = options.Shard,
            Scenarios = outcome.Results,
            NotRun = outcome.NotRun,
            EndedEarly = outcome.EndedEarly,
            NotReproducible = [.. reproducible[false].Select(ToNotReproduced)],
        };
        return (report, null);
    }

    private static DurationBook Open(string path)
    {
        try
        {
            return DurationBook.Open(path);
        }
        catch (InvalidDataException unusable)
        {
            throw new UsageException(unusable.Message);
        }
    }

    private static async Task UpdateAsync(DurationBook durations, RunReport report)
    {
        try
        {
            await durations.UpdateAsync(report.Scenarios);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"The durations cannot be written: {refused.Message} Name another file with --durations.");
        }
    }

    private static NotReproduced ToNotReproduced(ScenarioSupport support) =>
        new()
        {
            Name = support.Scenario.Name,
            Code = support.Scenario.Expect?.Code,
            Cause = support.Scenario.Expect?.Cause,
            Reason = support.How ?? "",
        };
}
