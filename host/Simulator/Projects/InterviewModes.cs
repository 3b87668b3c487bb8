namespace KojiWidgetHarness.Simulator.Projects;

/// <summary>How an interview is held (contract: <c>mode</c>).</summary>
internal static class InterviewModes
{
    public const string Text = "text";

    public const string Voice = "voice";

    public static bool Contains(string mode) => mode is Text or Voice;
}
