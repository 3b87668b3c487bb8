using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Reports.Sarif;

/// <summary>Findings of checked pages as a SARIF 2.1.0 log, as code-scanning services take them.</summary>
public static class SarifCheckLog
{
    /// <summary>Gets the log: one JSON object on one line.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="rules">All rules that a finding in it can be of.</param>
    public static string Write(CheckReport report, IReadOnlyList<RuleInfo> rules)
    {
        ArgumentNullException.ThrowIfNull(report);
        var indexes = rules.Select((rule, index) => (rule.Id.Value, index)).ToDictionary();
        return SarifDocument
            .Of(
                new SarifRun(
                    SarifTool.With([.. rules.Select(ToRule)]),
                    [
                        new(
                            report.Pages.All(page => page.Error is null),
                            [
                                .. report
                                    .Pages.Where(page => page.Error is not null)
                                    .Select(page => new SarifNotification(new($"{page.Page} {page.Error}"), "error")),
                            ]
                        ),
                    ],
                    [
                        .. report
                            .Pages.SelectMany(page => page.Findings.Select(finding => ToResult(page, finding, indexes[finding.Rule])))
                            .Take(SarifDocument.MostResults),
                    ],
                    "utf16CodeUnits"
                )
            )
            .ToString();
    }

    private static SarifRule ToRule(RuleInfo rule) =>
        new(rule.Id.Value, new(rule.Summary), new(rule.Why), new(rule.Fix), rule.Link, new(SarifDocument.Level(rule.Severity)));

    private static SarifResult ToResult(CheckedPage page, CheckFinding finding, int rule) =>
        new(
            finding.Rule,
            rule,
            SarifDocument.Level(finding.Severity),
            new($"{finding.Message} {finding.Fix}"),
            [new(new(new(Address(finding.File ?? page.Page)), finding.Line == 0 ? null : new(finding.Line, finding.Column)))]
        );

    // A file's path as a URI reference; an address stays what it is.
    private static string Address(string page) =>
        page.Contains("://", StringComparison.Ordinal)
            ? page
            : string.Join('/', page.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
