using System.Text;
using System.Text.Json;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Cuts text into pieces to be coloured. Put together, the pieces are the text, whatever it is.</summary>
internal static class JsonSpans
{
    public static IReadOnlyList<JsonSpan> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var spans = new List<JsonSpan>();
        var done = 0;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (KindOf(reader.TokenType) is not { } kind)
                    continue;
                var start = (int)reader.TokenStartIndex;
                var quotes = kind is JsonSpanKind.Name or JsonSpanKind.Text ? 2 : 0;
                Add(JsonSpanKind.Plain, start);
                Add(kind, start + reader.ValueSpan.Length + quotes);
            }

            Add(JsonSpanKind.Plain, bytes.Length);
            return spans;
        }
        catch (JsonException)
        {
            return [new JsonSpan(JsonSpanKind.Plain, text)];
        }

        void Add(JsonSpanKind kind, int end)
        {
            if (end > done)
                spans.Add(new JsonSpan(kind, Encoding.UTF8.GetString(bytes, done, end - done)));
            done = end;
        }
    }

    private static JsonSpanKind? KindOf(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.PropertyName => JsonSpanKind.Name,
            JsonTokenType.String => JsonSpanKind.Text,
            JsonTokenType.Number => JsonSpanKind.Number,
            JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null => JsonSpanKind.Literal,
            _ => null,
        };
}

/// <summary>A piece of JSON text that has one colour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, to be encoded where it is shown.</param>
public sealed record JsonSpan(JsonSpanKind Kind, string Text);

/// <summary>What a piece of JSON text is.</summary>
public enum JsonSpanKind
{
    /// <summary>Brackets, commas and space; all of a text that is not JSON.</summary>
    Plain,

    /// <summary>The name of a property, with its quotes.</summary>
    Name,

    /// <summary>A string, with its quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,
}
