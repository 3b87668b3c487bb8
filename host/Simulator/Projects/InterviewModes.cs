namespace KojiWidgetHarness.Simulator.Projects;

/// <summary>How an interview is answered (contract: <c>mode</c>).</summary>
internal static class InterviewModes
{
    public const string Text = "text";

    public const string Voice = "voice";

    public static IReadOnlyList<string> All { get; } = [Text, Voice];

    public static bool Contains(string mode) => All.Contains(mode);
}
