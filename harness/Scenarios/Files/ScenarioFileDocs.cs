using System.Text;
using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>Writes the reference of scenario files as Markdown. Pure; lines end with <c>\n</c>.</summary>
internal static class ScenarioFileDocs
{
    /// <summary>All files by name: the reference and the schema.</summary>
    public static IReadOnlyDictionary<string, string> Files() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["README.md"] = Reference(),
            [ScenarioSchema.FileName] = ScenarioSchema.Write(),
        };

    /// <summary>Every key and every word.</summary>
    public static string Reference()
    {
        var text = new StringBuilder(
            $"""
            # Scenario files

            This folder is generated from the table of words. A file `NAME{ScenarioFile.Extension}` is run by `koji-harness run`; editors complete
            it by [{ScenarioSchema.FileName}]({ScenarioSchema.FileName}), which `koji-harness schema` prints. A file is a whole scenario, or names one
            of the catalogue (`{FileFields.Scenario}`) and says what is otherwise: a list that it says replaces the scenario's. Only `{FileFields.Name}`
            has to be there, and `{ExpectKind.Key}` where no scenario is named. The page is opened once the faults are there and before the first step.

            """.ReplaceLineEndings("\n")
        );
        Keys(text, "Keys", FileFields.All);
        Keys(text, $"Below `{FileFields.Embed}`", EmbedFields.All);
        Keys(text, $"Below `{ExpectKind.Key}`", ExpectFields.All);
        text.Append($"\nCode and cause have to be said where no scenario is named; the others are as usual with the cause.\n");
        Words(text, "Faults", FaultWords.All);
        Words(text, "Steps", StepWords.All);
        return text.ToString();
    }

    private static void Keys<T>(StringBuilder text, string title, IReadOnlyList<Field<T>> fields)
    {
        text.Append($"\n## {title}\n\n| Key | What it says | Allowed |\n|---|---|---|\n");
        foreach (var field in fields)
            text.Append($"| `{field.Name}` | {field.Summary} | {field.Kind.Allowed} |\n");
    }

    private static void Words<T>(StringBuilder text, string title, IReadOnlyList<Word<T>> words)
        where T : class
    {
        text.Append($"\n## {title}\n\n| Word | What it does | Takes |\n|---|---|---|\n");
        foreach (var word in words)
            text.Append($"| `{word.Name}` | {word.Summary} | {string.Join("<br>", word.Parameters.Select(Taken))} |\n");
        text.Append("\nWhere all but the first has a default, the first may stand alone: `- word: value`.\n");
    }

    private static string Taken(Parameter parameter) =>
        $"`{parameter.Name}`: {parameter.Kind.Allowed}. {parameter.Summary}{(parameter.Default is { } usual ? $" By default {usual}." : "")}";
}
