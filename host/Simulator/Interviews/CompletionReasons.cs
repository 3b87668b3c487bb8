namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Why an interview was completed (contract: <c>reason</c>).</summary>
internal static class CompletionReasons
{
    public const string Manual = "manual";

    private static readonly string[] All = ["natural", "respondent_left", "timeout", Manual];

    public static string Rule { get; } = $"one of {string.Join(", ", All)}";

    public static bool Contains(string reason) => All.Contains(reason);
}
