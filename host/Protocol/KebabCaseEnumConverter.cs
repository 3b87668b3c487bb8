using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol;

/// <summary>Writes an enum as its lower-case, hyphenated name and refuses numbers.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
