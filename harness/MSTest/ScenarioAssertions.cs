using System.Text;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.MSTest;

/// <summary>Assertions about a scenario that was held.</summary>
/// <param name="result">How it went.</param>
public sealed class ScenarioAssertions(ScenarioResult result)
{
    /// <summary>Expects that everything was seen and proven.</summary>
    public void ToPass()
    {
        if (result.Verdict == Verdict.Pass)
            return;
        var text = new StringBuilder().Append("Expected the scenario ").Append(result.Name).Append(" to pass: ").Append(result.Purpose).Append('\n');
        foreach (var check in result.Checks.Where(check => check.Verdict != Verdict.Pass))
            text.Append("  ").Append(check.Verdict.ToString().ToLowerInvariant()).Append(" · ").Append(check.Name).Append(": ").Append(check.Detail).Append('\n');
        foreach (var cause in result.Diagnosis)
            text.Append("Why: ").Append(cause.Cause).Append(" (").Append(cause.Confidence.ToWords()).Append(")\n  Fix: ").Append(cause.Fix).Append('\n');
        foreach (var item in result.Events)
            text.Append("  ").Append(item.Source.ToName()).Append("  ").Append(item.Code).Append("  ").Append(item.Message).Append('\n');
        throw new AssertFailedException(text.ToString());
    }
}
