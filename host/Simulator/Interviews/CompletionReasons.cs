namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Why an interview was completed (contract: <c>reason</c>).</summary>
internal static class CompletionReasons
{
    public const string Manual = "manual";

    public const string Natural = "natural";

    public static IReadOnlyList<string> All { get; } = [Natural, "respondent_left", "timeout", Manual];

    public static string Rule { get; } = $"one of {string.Join(", ", All)}";

    public static bool Contains(string reason) => All.Contains(reason);
}
