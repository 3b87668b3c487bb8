using CsCheck;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

[TestClass]
public sealed class ScenarioFileWriterTests
{
    public static IEnumerable<object[]> Catalogue =>
        ScenarioCatalog.All.Concat(PageScenarios.All).Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(Catalogue))]
    public void Scenario_OfTheCatalogue_IsReadAsItWasWritten(string name)
    {
        var scenario = ScenarioCatalog.All.Concat(PageScenarios.All).Single(item => item.Name == name);

        AssertSame(scenario, ScenarioFile.Read(ScenarioFileWriter.Write(scenario)));
    }

    [TestMethod]
    public void Scenario_WithAnyTexts_IsReadAsItWasWritten() =>
        Gen
            .String.Array[5]
            .Sample(
                texts =>
                {
                    var scenario = new Scenario("x")
                    {
                        Purpose = "y",
                        Embed = new()
                        {
                            Project = texts[0],
                            Allow = texts[1],
                            Sandbox = texts[2],
                            Mode = null,
                            Lazy = true,
                        },
                        Faults = [new PageTouchesFrame(texts[3])],
                        Steps = [new Click(texts[4], PagePart.Widget), new Answer(texts[4])],
                    };
                    AssertSame(scenario, ScenarioFile.Read(ScenarioFileWriter.Write(scenario)));
                },
                iter: 2000
            );

    [TestMethod]
    [DataRow("\U0001F600 \uFEFF \u0085 \u2028 \u00A0 \u0007 \" \\ ' # : - [ { & * ! | > % @ `")]
    [DataRow("null")]
    [DataRow("")]
    public void Text_OfAnySymbols_IsReadAsItWasWritten(string text)
    {
        var scenario = new Scenario("x")
        {
            Purpose = "y",
            Steps = [new Answer(text)],
            Embed = new() { Allow = text },
        };

        AssertSame(scenario, ScenarioFile.Read(ScenarioFileWriter.Write(scenario)));
    }

    [TestMethod]
    public void Time_OfAnyLength_IsReadAsItWasWritten() =>
        Gen.Long[1, int.MaxValue * TimeSpan.TicksPerMillisecond - 1]
            .Sample(
                ticks =>
                {
                    var scenario = new Scenario("x")
                    {
                        Purpose = "y",
                        Timeout = new TimeSpan(ticks),
                        Steps = [new AdvancePageClock(new TimeSpan(ticks))],
                    };
                    AssertSame(scenario, ScenarioFile.Read(ScenarioFileWriter.Write(scenario)));
                },
                iter: 2000
            );

    private static void AssertSame(Scenario scenario, Scenario read)
    {
        CollectionAssert.AreEqual(scenario.Faults.ToArray(), read.Faults.ToArray());
        CollectionAssert.AreEqual(scenario.Steps.ToArray(), read.Steps.ToArray());
        CollectionAssert.AreEqual(scenario.Afterwards.ToArray(), read.Afterwards.ToArray());
        // Lists are compared by what is in them, which a record does not.
        Assert.AreEqual(scenario, read with { Faults = scenario.Faults, Steps = scenario.Steps, Afterwards = scenario.Afterwards });
    }
}
