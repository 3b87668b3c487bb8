namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>What the simulated interviewer says: the same words every time, so that a run can be compared with another.</summary>
internal static class Interviewer
{
    private static readonly string[] Questions =
    [
        "Thanks. What made you look for something new at that moment?",
        "And what did you compare it with?",
        "Which part nearly kept you from going ahead?",
        "What would you tell a colleague who stands where you stood?",
    ];

    private const string Closing = "That is all I wanted to ask. Add anything you like, or finish the interview.";

    public static string Opening(string? respondentName) =>
        string.IsNullOrWhiteSpace(respondentName)
            ? "Hello! Think of the last tool you began to use. How did you come across it?"
            : $"Hello {respondentName.Trim()}! Think of the last tool you began to use. How did you come across it?";

    /// <param name="answers">How many answers were given, this one included.</param>
    public static string ReplyTo(int answers) => answers <= Questions.Length ? Questions[answers - 1] : Closing;
}
