using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.MSTest;

/// <summary>Assertions about a scenario that was run.</summary>
/// <param name="result">How it went.</param>
public sealed class ScenarioAssertions(ScenarioResult result)
{
    /// <summary>Expects that everything was seen and proven.</summary>
    public void ToPass()
    {
        if (result.Verdict != Verdict.Pass)
            throw new AssertFailedException(
                $"Expected the scenario {result.Name} to pass.\n{PrintedText.Guarded(RunReportWriter.Describe(result))}"
            );
    }
}
