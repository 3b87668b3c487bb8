namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>A rate limit of an exercise.</summary>
/// <param name="Requests">How many requests a key may make.</param>
/// <param name="Window">In how long.</param>
public sealed record ExerciseLimit(int Requests, TimeSpan Window);
