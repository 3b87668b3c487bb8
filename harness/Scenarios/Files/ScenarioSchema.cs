using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>
/// The form of scenario files as JSON Schema (draft 2020-12), from which editors complete. Pure; lines end with <c>\n</c>.
/// </summary>
public static class ScenarioSchema
{
    /// <summary>The schema's file name.</summary>
    public const string FileName = "scenario.schema.json";

    /// <summary>The schema.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                stream,
                new()
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "A scenario of koji-harness");
            ObjectSchema.Write(json, FileFields.All);
            WriteNeeded(json);
            json.WriteStartObject("$defs");
            WriteWords(json, "fault", FaultWords.All);
            WriteWords(json, "step", StepWords.All);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    // Its name, and a scenario to begin with or what is expected.
    private static void WriteNeeded(Utf8JsonWriter json)
    {
        WriteRequired(json, FileFields.Name);
        json.WriteStartArray("anyOf");
        foreach (var key in (string[])[FileFields.Scenario, ExpectKind.Key])
        {
            json.WriteStartObject();
            WriteRequired(json, key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRequired(Utf8JsonWriter json, string key)
    {
        json.WriteStartArray("required");
        json.WriteStringValue(key);
        json.WriteEndArray();
    }

    private static void WriteWords<T>(Utf8JsonWriter json, string what, IReadOnlyList<Word<T>> words)
        where T : class
    {
        json.WriteStartObject(what);
        json.WriteStartArray("anyOf");
        foreach (var word in words.Where(word => word.Parameters.Count == 0))
        {
            json.WriteStartObject();
            json.WriteString("const", word.Name);
            json.WriteString("description", word.Summary);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteNumber("minProperties", 1);
        json.WriteNumber("maxProperties", 1);
        json.WriteStartObject("properties");
        foreach (var word in words)
            WriteValue(json, word);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue<T>(Utf8JsonWriter json, Word<T> word)
        where T : class
    {
        json.WriteStartObject(word.Name);
        json.WriteString("description", word.Summary);
        if (word.Parameters is [])
        {
            json.WriteString("type", "null");
        }
        else if (word.Parameters is [{ Kind.IsMapping: true } only])
        {
            only.Kind.WriteSchema(json);
        }
        else
        {
            json.WriteStartArray("anyOf");
            if (word.HasShortForm)
            {
                json.WriteStartObject();
                word.Parameters[0].Kind.WriteSchema(json);
                json.WriteEndObject();
            }

            json.WriteStartObject();
            ObjectSchema.Write(json, word.Parameters);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

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
