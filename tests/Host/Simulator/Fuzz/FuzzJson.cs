using System.Text.Json;
using CsCheck;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Fuzz;

/// <summary>Bodies: objects with the API's fields and values of every kind, and texts that are not JSON.</summary>
internal static class FuzzJson
{
    private static readonly Gen<string> Name = Gen.Frequency(
        (
            8,
            Gen.OneOf(
                "project_id",
                "guide_id",
                "respondent_name",
                "respondent_email",
                "metadata",
                "language",
                "mode",
                "content",
                "type",
                "reason",
                "feedback",
                "interview_id",
                "respondent",
                "locale"
            )
        ),
        (1, Gen.String[0, 12])
    );

    private static readonly Gen<string> Project = Gen.OneOf(
        SimulatorProjects.Active,
        SimulatorProjects.VoiceOnly,
        SimulatorProjects.Archived,
        SimulatorProjects.Unpublished,
        SimulatorProjects.Disabled,
        SimulatorProjects.Unknown,
        SimulatorProjects.Unreachable,
        SimulatorProjects.InMaintenance
    );

    private static readonly Gen<string> Interview = Gen.OneOf(
        SimulatorInterviews.Open,
        SimulatorInterviews.Completed,
        SimulatorInterviews.Expired
    );

    private static readonly Gen<string> Text = Gen.Frequency(
        (4, Gen.OneOf(Project, Interview, Gen.Const(SimulatorProjects.ActiveGuide))),
        (3, Gen.OneOf("text", "voice", "respondent", "natural", "manual", "ada@example.org", "An answer.", "", " ", "\u0000", "😀")),
        (2, Gen.String[0, 60])
    );

    private static readonly Gen<string> Value = Gen.Recursive<string>(
        (depth, value) =>
            depth > 3
                ? Text.Select(Write)
                : Gen.Frequency(
                    (6, Text.Select(Write)),
                    (2, Gen.OneOf("null", "true", "7", "-0.5e300", "1e999", "[]", "{}")),
                    (1, value.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
                    (1, Gen.Select(Name, value, (name, inner) => $"{{{Write(name)}:{inner}}}"))
                )
    );

    private static readonly Gen<string> Field = Gen.Select(Name, Value, (name, value) => $"{Write(name)}:{value}");

    // What a call needs to get past its fields.
    private static readonly Gen<string> Needed = Gen.OneOf(
        Project.Select(id => $"\"project_id\":\"{id}\""),
        Interview.Select(id => $"\"interview_id\":\"{id}\""),
        Text.Select(text => $"\"content\":{Write(text)}"),
        Gen.OneOf("natural", "timeout", "bored").Select(reason => $"\"reason\":\"{reason}\"")
    );

    /// <summary>An object; now and then with a field twice.</summary>
    public static Gen<string> Object { get; } =
        Gen.Frequency(
            (2, Needed.Array[1, 2].Select(Join)),
            (1, Gen.Select(Needed, Field.Array[1, 2], (needed, fields) => Join([needed, .. fields]))),
            (1, Field.Array[0, 5].Select(Join))
        );

    /// <summary>Cut off, followed by something, nested without end, or far too long.</summary>
    public static Gen<string> Broken { get; } =
        Gen.OneOf(
            Gen.Select(Object, Gen.Int[0, 60], (text, length) => text[..Math.Min(length, text.Length)]),
            Gen.Select(Object, Gen.String[1, 5], (text, tail) => text + tail),
            Gen.Int[1, 2000].Select(depth => new string('[', depth)),
            Gen.Int[60_000, 90_000].Select(length => $"{{\"content\":\"{new string('x', length)}\"}}"),
            Gen.OneOf("", " ", "null", "true", "\"text\"", "[]", "\ufeff{}", "{\"mode\":\"\\ud800\"}", "{\"\\ud800\":1}")
        );

    private static string Join(string[] fields) => $"{{{string.Join(',', fields)}}}";

    private static string Write(string text) => JsonSerializer.Serialize(text);
}
