namespace WorkTrack.Web.Hosting;

/// <summary>Settings that are checked when the server starts, not when they are first used.</summary>
internal static class CheckedOptions
{
    /// <summary>Binds a section; the server does not start when <paramref name="isValid"/> says no, and says <paramref name="message"/>.</summary>
    public static void AddCheckedOptions<TOptions>(
        this IServiceCollection services, string section, Func<TOptions, bool> isValid, string message)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).Validate(isValid, message).ValidateOnStart();
}
