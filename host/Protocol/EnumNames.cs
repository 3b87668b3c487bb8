using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol;

/// <summary>The names that the wire's enums have in JSON, in queries and on the command line.</summary>
public static class EnumNames
{
    /// <summary>The name: <c>origin-is-opaque</c>.</summary>
    public static string ToName<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that name; null when there is none.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToName() == name)
                return value;
        }

        return null;
    }
}

/// <summary>Names of the wire's enums for people.</summary>
public static class EnumWords
{
    /// <summary>The name in lower case with spaces between its words: <c>microphone policy</c>.</summary>
    public static string ToWords<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}

/// <summary>Writes an enum as its lower-case, hyphenated name and refuses numbers.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
