using System.Text.Json;

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
