using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Takes secrets out of every string of a record, by going through its JSON: a field that it gets tomorrow is gone through, too. A string
/// is redacted as <see cref="Redactor"/> does and, where its name is that of a secret, whole; the name is its property's or, of an object
/// that has a name and a value, that name.
/// </summary>
public static class RedactedJson
{
    private const int MostDepth = 256;
    private const int UsualBytes = 2_048;

    // What it writes is not part of a page, so letters stay what they are.
    private static readonly JsonWriterOptions Compact = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MostDepth,
    };

    /// <summary>A copy of a record without secrets; the record itself when it has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="type">How it is written and read.</param>
    /// <param name="mark">Given a secret, what is in its place; null for <see cref="Redactor.Mark"/>.</param>
    [return: NotNull]
    public static T Of<T>([DisallowNull] T record, JsonTypeInfo<T> type, Func<string, string>? mark = null)
    {
        var output = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(output, Compact))
            JsonSerializer.Serialize(writer, record, type);
        // Most hold none. With fewer escapes than JSON of pages has, that can be seen without reading it.
        if (!MayHoldSecret(output.WrittenSpan))
            return record;
        var json = output.WrittenSpan.ToArray();
        var redacted = Of(json, mark);
        return ReferenceEquals(redacted, json)
            ? record
            : JsonSerializer.Deserialize(redacted, type) ?? throw new JsonException("A record is an object, not null.");
    }

    /// <summary>JSON without secrets; the same bytes when it has none.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">It has half of a character in a string.</exception>
    public static byte[] Of(byte[] json, Func<string, string>? mark = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!MayHoldSecret(json))
            return json;
        mark ??= static _ => Redactor.Mark;
        var output = new ArrayBufferWriter<byte>(json.Length + UsualBytes);
        using (var writer = new Utf8JsonWriter(output, Compact))
        {
            var walk = new Walk(json, writer, mark);
            if (!walk.Copy())
                return json;
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Determines whether UTF-8 text can hold a secret: false only where nothing would be taken out of it.</summary>
    public static bool MayHoldSecret(ReadOnlySpan<byte> text)
    {
        var letters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(text.Length));
        try
        {
            return Redactor.MayHoldSecret(letters.AsSpan(0, Encoding.UTF8.GetChars(text, letters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private ref struct Walk(ReadOnlySpan<byte> json, Utf8JsonWriter writer, Func<string, string> mark)
    {
        private const string NameProperty = "name";
        private const string ValueProperty = "value";
        private const string Cookies = "cookies";
        private const string AnySecret = "secret";

        private readonly Stack<Level> levels = new([new Level(null)]);
        private Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = MostDepth });
        private bool isChanged;

        // Whether anything was taken out.
        public bool Copy()
        {
            while (reader.Read())
                CopyToken();
            return isChanged;
        }

        private void CopyToken()
        {
            var level = levels.Peek();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    levels.Push(new(level.Property));
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    levels.Pop();
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    // Its items have the name that it has.
                    levels.Push(new(level.Property) { Property = level.Property });
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    levels.Pop();
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    level.Property = reader.GetString() ?? "";
                    writer.WritePropertyName(Noted(level.Property, Redactor.Redact(level.Property, mark)));
                    break;
                case JsonTokenType.String:
                    CopyString(reader.GetString() ?? "", level);
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }

        private void CopyString(string text, Level level)
        {
            var name =
                level.Property != ValueProperty ? level.Property
                : level.Within == Cookies ? AnySecret
                : level.Name ?? level.Property;
            writer.WriteStringValue(Noted(text, name is null ? Redactor.Redact(text, mark) : Redactor.RedactNamed(name, text, mark)));
            if (level.Property == NameProperty)
                level.Name = text;
        }

        private string Noted(string text, string redacted)
        {
            isChanged |= !ReferenceEquals(text, redacted) && text != redacted;
            return redacted;
        }
    }

    // An object or a list, the property that it is in, and where it has been gone through to.
    private sealed class Level(string? within)
    {
        public string? Within { get; } = within;

        public string? Property { get; set; }

        public string? Name { get; set; }
    }
}
