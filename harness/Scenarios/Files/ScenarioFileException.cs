using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>A scenario file cannot be used. The message says in one line where, and what belongs there.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="message">What is wrong.</param>
public sealed class ScenarioFileException(long line, long column, string message)
    : Exception($"Line {line}, column {column}: {PrintedText.Line(message)}");
