namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A verdict only worsens.</summary>
public static class VerdictExtensions
{
    /// <summary>The worse of the two.</summary>
    public static Verdict And(this Verdict verdict, Verdict other) => verdict > other ? verdict : other;
}
