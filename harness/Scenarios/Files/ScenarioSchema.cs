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
