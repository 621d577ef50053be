using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Usage;

/// <summary>A range of days as it stands in an address.</summary>
internal sealed class RangeParameters
{
    // Properties and not a primary constructor: the framework fails to describe the parameters of one.

    /// <summary>The first day.</summary>
    [Description("The first day, such as 2026-11-01; 29 days before the last one when it is missing.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    [Description("The last day, less than 400 days after the first and not in the future; the current day when it is missing.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedQueryException">It is none.</exception>
    public DayQuery Read(OrganisationCalendar calendar, TimeProvider time) => DayQuery.Range(From, To, DayQuery.Today(calendar, time));
}
