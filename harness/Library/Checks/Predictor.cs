using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Harness.Checks;

/// <summary>Foretells what becomes of an embed from what rules found and what they could not tell.</summary>
internal static class Predictor
{
    /// <param name="embed">The embed.</param>
    /// <param name="findings">Of its page, in the order of the rules.</param>
    /// <param name="gaps">Of its page, in the same order.</param>
    public static (Prediction Predicts, PredictionReasons Because) Predict(Embed embed, IReadOnlyList<Finding> findings, IReadOnlyList<Gap> gaps)
    {
        var loads = Judge(embed, Aspects.Loads, RuleIds.FrameSource, findings, gaps);
        var microphone = Judge(embed, Aspects.Microphone, RuleIds.AllowMicrophone, findings, gaps);
        var messages = Judge(embed, Aspects.Messages, RuleIds.Sandbox, findings, gaps);
        return (
            new() { Loads = loads.Value, Microphone = microphone.Value, Messages = messages.Value },
            new() { Loads = loads.Because, Microphone = microphone.Because, Messages = messages.Because });
    }

    private static (bool? Value, string Because) Judge(
        Embed embed, Aspects aspect, RuleId granting, IReadOnlyList<Finding> findings, IReadOnlyList<Gap> gaps)
    {
        if (findings.FirstOrDefault(finding => finding.Embed == embed && finding.Breaks.HasFlag(aspect)) is { } finding)
            return (false, finding.Rule.Id.Value);
        return gaps.FirstOrDefault(gap => gap.Embed == embed && gap.Aspects.HasFlag(aspect)) is { } gap ? (null, gap.Missing) : (true, granting.Value);
    }
}
