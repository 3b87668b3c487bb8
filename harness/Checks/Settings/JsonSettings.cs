using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads JSON, with comments and trailing commas, with the line of each value.</summary>
internal static class JsonSettings
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null where it is not JSON.</summary>
    public static SettingValue? Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // Bytes, one char each, have the lines of the text.
        var lines = new Lines(Encoding.Latin1.GetString(bytes));
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            return reader.Read() ? Value(ref reader, lines) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SettingValue Value(ref Utf8JsonReader reader, Lines lines)
    {
        var line = LineOf(reader, lines);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<SettingValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, lines));
                return new ListValue(items, line);
            case JsonTokenType.StartObject:
                var entries = new List<SettingEntry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (key, keyLine) = (reader.GetString()!, LineOf(reader, lines));
                    reader.Read();
                    entries.Add(new(key, keyLine, Value(ref reader, lines)));
                }

                return new MapValue(entries, line);
            case JsonTokenType.String:
                return new TextValue(reader.GetString()!, line);
            default:
                return new TextValue(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    private static int LineOf(in Utf8JsonReader reader, Lines lines) => lines.PlaceAt((int)reader.TokenStartIndex).Line;
}
