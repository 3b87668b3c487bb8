using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Data on standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Writes a value as JSON on one line, in which nothing is left that printing would have to replace.</summary>
    public static void WriteJson<T>(this TextWriter output, T value, JsonTypeInfo<T> type) =>
        output.WriteLine(PrintedText.Json(JsonSerializer.Serialize(value, type)));
}
