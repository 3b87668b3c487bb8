using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks;

/// <summary>Predicts what becomes of an embed from what rules found and what they could not tell.</summary>
internal static class Predictor
{
    /// <param name="embed">The embed.</param>
    /// <param name="findings">Of its page by embed, in the order of the rules.</param>
    /// <param name="gaps">Of its page by embed, in the same order.</param>
    public static (Prediction Predicts, PredictionReasons Because) Predict(Embed embed, ILookup<Embed?, Finding> findings, ILookup<Embed, Gap> gaps)
    {
        var (own, open) = (findings[embed], gaps[embed]);
        var loads = Judge(PredictedCapabilities.Loads, RuleIds.FrameSource, own, open);
        var microphone = Judge(PredictedCapabilities.Microphone, RuleIds.AllowMicrophone, own, open);
        var messages = Judge(PredictedCapabilities.Messages, RuleIds.Sandbox, own, open);
        return (
            new() { Loads = loads.Value, Microphone = microphone.Value, Messages = messages.Value },
            new() { Loads = loads.Because, Microphone = microphone.Because, Messages = messages.Because });
    }

    private static (bool? Value, string Because) Judge(PredictedCapabilities capability, RuleId granting, IEnumerable<Finding> findings, IEnumerable<Gap> gaps)
    {
        if (findings.FirstOrDefault(finding => finding.Breaks.HasFlag(capability)) is { } finding)
            return (false, finding.Rule.Id.Value);
        return gaps.FirstOrDefault(gap => gap.Capabilities.HasFlag(capability)) is { } gap ? (null, gap.Missing) : (true, granting.Value);
    }
}
