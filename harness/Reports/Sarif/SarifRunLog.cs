using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Sarif;

/// <summary>
/// A run as a SARIF 2.1.0 log. Only what did not go as expected is a result: services show every result, whatever its kind, as something to
/// fix. What was skipped is a notification.
/// </summary>
internal static class SarifRunLog
{
    private const string Flaky = "scenario-flaky";
    private const string Warned = "scenario-warning";

    private static readonly IReadOnlyList<SarifRule> Rules =
    [
        Rule(
            Name(Verdict.Fail),
            "A scenario failed.",
            "The page, the widget or the host did something else than what the failure's cause leads to.",
            "error"
        ),
        Rule(Name(Verdict.Inconclusive), "A scenario could not be decided.", "A check was not reached, so nothing can be said.", "error"),
        Rule(
            Name(Verdict.Error),
            "A scenario could not be looked at.",
            "The browser, the host or a fault failed, not what was to be tested.",
            "error"
        ),
        Rule(Flaky, "A scenario passed only when it was retried.", "What fails now and then hides what fails by a mistake.", "warning"),
        Rule(Warned, "A scenario passed with a warning.", "No error came, but what was seen may well be a fault of the page.", "warning"),
    ];

    public static string Write(IReadOnlyList<ReportRun> runs) => SarifDocument.Of([.. runs.Select(Of)]).ToString();

    private static SarifRun Of(ReportRun run) =>
        new(
            SarifTool.With(Rules),
            [
                new(
                    run.Run.Errors == 0 && run.Run.EndedEarly is null,
                    [.. run.Cases.Where(item => item.Skipped is not null).Select(Skipped)]
                )
                {
                    StartTimeUtc = run.Run.StartedAt.ToUniversalTime(),
                    EndTimeUtc = run.EndedAt.ToUniversalTime(),
                },
            ],
            [
                .. run
                    .Cases.Where(item => item.Failing || item.Result is { Flaky: true } or { HasWarned: true })
                    .Select(item => Of(run, item))
                    .Take(SarifDocument.MostResults),
            ],
            "utf16CodeUnits",
            new($"{ReportRun.Tool}/run/{run.Run.Browser.Name}/")
        );

    private static SarifResult Of(ReportRun run, ReportCase item)
    {
        var result = item.Result ?? throw new InvalidOperationException("What was skipped has no result.");
        var rule =
            result.Flaky ? Flaky
            : result.HasWarned ? Warned
            : Name(result.Verdict);
        var index = Enumerable.Range(0, Rules.Count).First(number => Rules[number].Id == rule);
        string[] lines =
        [
            $"{item.Name}: {(result.Flaky ? "passed only when it was retried" : result.HasWarned ? ReportText.Warnings(result).First() : ReportText.Headline(result))}",
            .. ReportText.Attempts(result),
            ReportText.Of(result),
        ];
        return new(
            rule,
            index,
            Rules[index].DefaultConfiguration.Level,
            new(string.Join('\n', lines)),
            [
                new(
                    run.Run.Page is { } page ? new(new(page.AbsoluteUri), null) : null,
                    [new(item.Name, $"{ReportRun.Tool}.{run.Run.Browser.Name}.{item.Name}")]
                ),
            ]
        )
        {
            PartialFingerprints = new Dictionary<string, string> { ["scenario/v1"] = $"{item.Id:N}" },
        };
    }

    private static SarifNotification Skipped(ReportCase item) => new(new($"{item.Name}: {item.Skipped}"), "note");

    private static string Name(Verdict verdict) => $"scenario-{verdict.ToName()}";

    private static SarifRule Rule(string id, string summary, string why, string level) =>
        new(
            id,
            new(summary),
            new(why),
            new("Read the message: it names the check that did not hold, the cause and the fix."),
            null,
            new(level)
        );
}
