using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Reads a <see cref="PlainEvent"/> in one pass and without a string. Every method is false where the event is not plain.
/// </summary>
internal ref struct PlainReader(ReadOnlySpan<byte> json)
{
    private const int LongestCode = 64;

    private static readonly (byte[] Name, EventSource Value)[] Sources = Names<EventSource>();
    private static readonly (byte[] Name, TrustLevel Value)[] Levels = Names<TrustLevel>();
    private static readonly (byte[] Name, TrustReason Value)[] Reasons = Names<TrustReason>();
    private static readonly FrozenDictionary<string, EventCode>.AlternateLookup<ReadOnlySpan<char>> Codes = EventCodes
        .All.ToFrozenDictionary(info => info.Code.Value, info => info.Code, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private Utf8JsonReader reader = new(json);
    private long sequence;
    private EventSource source;
    private EventCode code;
    private TrustLevel level;
    private TrustReason reason;
    private ReadOnlySpan<byte> origin;

    [Flags]
    private enum Seen
    {
        None = 0,
        Sequence = 1,
        OccurredAt = 1 << 1,
        Source = 1 << 2,
        Code = 1 << 3,
        Trust = 1 << 4,
        Required = Sequence | OccurredAt | Source | Code | Trust,
        Message = 1 << 5,
        Origin = 1 << 6,
        Frame = 1 << 7,
        Raw = 1 << 8,
        Level = 1 << 9,
        Reason = 1 << 10,
        Index = 1 << 11,
        Src = 1 << 12,
        Allow = 1 << 13,
        Sandbox = 1 << 14,
        Text = 1 << 15,
        Truncated = 1 << 16,
        Rule = 1 << 17,
    }

    public bool TryRead(out PlainEvent found)
    {
        found = default;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !Event() || reader.Read())
                return false;
        }
        catch (JsonException)
        {
            return false;
        }

        found = new()
        {
            Sequence = sequence,
            Source = source,
            Code = code,
            Level = level,
            Reason = reason,
            Origin = origin,
        };
        return true;
    }

    private bool Event()
    {
        var seen = Seen.None;
        while (Next(out var name))
        {
            var (member, plain) = name switch
            {
                _ when name.SequenceEqual("sequence"u8) => (
                    Seen.Sequence,
                    reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out sequence)
                ),
                _ when name.SequenceEqual("occurredAt"u8) => (
                    Seen.OccurredAt,
                    reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out _)
                ),
                _ when name.SequenceEqual("source"u8) => (Seen.Source, OneOf(Sources, out source)),
                _ when name.SequenceEqual("code"u8) => (Seen.Code, IsCode()),
                _ when name.SequenceEqual("message"u8) => (Seen.Message, IsText(EventLimits.TextCharacters)),
                _ when name.SequenceEqual("origin"u8) => (Seen.Origin, IsOrigin()),
                _ when name.SequenceEqual("trust"u8) => (Seen.Trust, Trust()),
                _ when name.SequenceEqual("frame"u8) => (Seen.Frame, Frame()),
                _ when name.SequenceEqual("raw"u8) => (Seen.Raw, Raw()),
                _ => (Seen.None, false),
            };
            if (!plain || (seen & member) != 0)
                return false;
            seen |= member;
        }

        return reader.TokenType == JsonTokenType.EndObject && (seen & Seen.Required) == Seen.Required;
    }

    private bool Trust()
    {
        var seen = Seen.None;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (Next(out var name))
        {
            var (member, plain) = name switch
            {
                _ when name.SequenceEqual("level"u8) => (Seen.Level, OneOf(Levels, out level)),
                _ when name.SequenceEqual("reason"u8) => (Seen.Reason, OneOf(Reasons, out reason)),
                _ => (Seen.None, false),
            };
            if (!plain || (seen & member) != 0)
                return false;
            seen |= member;
        }

        return reader.TokenType == JsonTokenType.EndObject && seen == (Seen.Level | Seen.Reason);
    }

    private bool Frame()
    {
        var seen = Seen.None;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (Next(out var name))
        {
            var (member, plain) = name switch
            {
                _ when name.SequenceEqual("index"u8) => (Seen.Index, reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _)),
                _ when name.SequenceEqual("src"u8) => (Seen.Src, IsText(EventLimits.TextCharacters)),
                _ when name.SequenceEqual("allow"u8) => (Seen.Allow, IsText(EventLimits.TextCharacters)),
                _ when name.SequenceEqual("sandbox"u8) => (Seen.Sandbox, IsText(EventLimits.TextCharacters)),
                _ => (Seen.None, false),
            };
            if (!plain || (seen & member) != 0)
                return false;
            seen |= member;
        }

        return reader.TokenType == JsonTokenType.EndObject && (seen & (Seen.Index | Seen.Src)) == (Seen.Index | Seen.Src);
    }

    private bool Raw()
    {
        var seen = Seen.None;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (Next(out var name))
        {
            var (member, plain) = name switch
            {
                _ when name.SequenceEqual("text"u8) => (Seen.Text, IsText(EventLimits.RawCharacters)),
                _ when name.SequenceEqual("truncated"u8) => (Seen.Truncated, reader.TokenType is JsonTokenType.True or JsonTokenType.False),
                _ when name.SequenceEqual("rule"u8) => (Seen.Rule, IsText(EventLimits.TextCharacters)),
                _ => (Seen.None, false),
            };
            if (!plain || (seen & member) != 0)
                return false;
            seen |= member;
        }

        return reader.TokenType == JsonTokenType.EndObject && (seen & (Seen.Text | Seen.Truncated)) == (Seen.Text | Seen.Truncated);
    }

    // On the value of the next member, once it is true.
    private bool Next(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            return false;
        name = reader.ValueSpan;
        return reader.Read();
    }

    // No text has more characters than bytes.
    private readonly bool IsText(int most) => reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= most;

    private bool IsOrigin()
    {
        origin = reader.ValueSpan;
        return IsText(EventLimits.TextCharacters) && !reader.ValueIsEscaped;
    }

    private bool IsCode()
    {
        Span<char> text = stackalloc char[LongestCode];
        return reader.TokenType == JsonTokenType.String
            && reader.ValueSpan.Length <= LongestCode
            && !reader.ValueIsEscaped
            && Ascii.ToUtf16(reader.ValueSpan, text, out var length) == OperationStatus.Done
            && Codes.TryGetValue(text[..length], out code);
    }

    private readonly bool OneOf<T>((byte[] Name, T Value)[] names, out T found)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var (name, value) in names)
            {
                if (reader.ValueSpan.SequenceEqual(name))
                {
                    found = value;
                    return true;
                }
            }
        }

        found = default!; // Not read where nothing was found.
        return false;
    }

    private static (byte[] Name, T Value)[] Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (Encoding.UTF8.GetBytes(value.ToName()), value))];
}

/// <summary>
/// An event that can be kept as the bytes in which it came: of known members, each once, all texts within their bounds, no evidence, no
/// replay, and no sign of a secret. Nothing is lost for what is not plain: then the serializer reads it, and what it made is kept.
/// </summary>
internal readonly ref struct PlainEvent
{
    // All texts of an event that is usual; a longer one may be filled up with spaces.
    private const int MostBytes = 8 * 1024;

    public required long Sequence { get; init; }

    public required EventSource Source { get; init; }

    public required EventCode Code { get; init; }

    public required TrustLevel Level { get; init; }

    public required TrustReason Reason { get; init; }

    /// <summary>The sender's origin, not unescaped; empty when there is none.</summary>
    public required ReadOnlySpan<byte> Origin { get; init; }

    /// <summary>Reads an event from one JSON value; false when it is not plain.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out PlainEvent found)
    {
        found = default;
        // An escaped letter could hide a secret or a name.
        if (json.Length > MostBytes || json.IndexOf("\\u"u8) >= 0 || MayHoldSecret(json))
            return false;
        var reader = new PlainReader(json);
        return reader.TryRead(out found);
    }

    private static bool MayHoldSecret(ReadOnlySpan<byte> json)
    {
        var text = ArrayPool<char>.Shared.Rent(MostBytes);
        try
        {
            // Of bytes that are not UTF-8 only the serializer says what becomes of them.
            return Utf8.ToUtf16(json, text, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done
                || Redactor.MayHoldSecret(text.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
