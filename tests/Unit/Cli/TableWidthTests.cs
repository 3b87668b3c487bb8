using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Unit.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Tables and lines of the longest names there are, in terminals of any width: no word is cut and nothing is left out.</summary>
[TestClass]
public sealed class TableWidthTests
{
    private const string Long = "microphone-allow-for-another-origin";
    private const string Cause = "delegation-voided-by-redirect";

    private static readonly Dictionary<string, (IRenderable Content, string[] Words)> All = new()
    {
        ["result"] = (
            ResultTable.Of(
                MadeUpRuns.Run(
                    MadeUpRuns.Result(Long, Verdict.Inconclusive, new("service_unavailable"), new(Cause)),
                    MadeUpRuns.Result("healthy-text", Verdict.Pass)
                )
            ),
            [Long, Cause, "service_unavailable", "widget_load_failed", "inconclusive", "archived-project", "1234"]
        ),
        ["causes"] = (CatalogueTable.Causes(Listing()), [Long, Cause, "microphone-redirected", "service_unavailable"]),
        ["scenarios"] = (CatalogueTable.Scenarios(Listing()), [Long, "microphone", "embedding"]),
        ["faults"] = (
            FaultTable.Of([
                new()
                {
                    Rule = new()
                    {
                        Id = "fault-12345678",
                        Match = new() { Path = "/api/v1/interviews/*/messages" },
                        Effect = new() { LatencyMs = 1 },
                    },
                    Phase = FaultPhase.Active,
                    Matched = 3,
                    Fired = 2,
                    BeginsAt = DateTimeOffset.UnixEpoch,
                },
            ]),
            ["fault-12345678", "/api/v1/interviews/*/messages"]
        ),
        ["grades"] = (
            GradeTable.Of(
                new()
                {
                    Command = ["x"],
                    Contract = "getkoji",
                    Results =
                    [
                        new()
                        {
                            Exercise = Long,
                            Expected = "logs the status_and_the_errors_body",
                            Verdict = Verdict.Pass,
                            Findings = [],
                        },
                    ],
                }
            ),
            [Long, "status_and_the_errors_body"]
        ),
        ["line"] = (
            new HangingLine("     1 12:00:00.000 ✕ widget  [red]service_unavailable   [/] ", "The microphone is " + Long + " by " + Cause),
            [Long, Cause, "service_unavailable"]
        ),
    };

    public static IEnumerable<object[]> Cases =>
        from name in All.Keys
        from width in new[] { 60, 80, 120, TerminalOutput.Unlimited }
        select new object[] { name, width };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Words_AtAnyWidth_AreWhole(string name, int width)
    {
        var (content, words) = All[name];
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;

        console.Write(content);

        var text = output.ToString();
        foreach (var word in words)
            StringAssert.Contains(text, word);
        Assert.DoesNotContain("…", text);
        foreach (var line in text.Split('\n'))
            Assert.IsLessThanOrEqualTo(width, line.Length, line);
    }

    private static CatalogueListing Listing() =>
        new(
            [
                new()
                {
                    Cause = new(Cause),
                    Code = new("service_unavailable"),
                    Scenarios = [Long, "microphone-redirected"],
                    Summary = "s",
                    Support = [Support("chromium"), Support("firefox")],
                },
            ],
            [
                new()
                {
                    Name = Long,
                    Purpose = "The embedding page delegates the microphone to another origin than that of the widget.",
                    Support = [],
                },
            ]
        );

    private static BrowserSupport Support(string browser) => new() { Browser = browser, Level = SupportLevel.Supported };
}
