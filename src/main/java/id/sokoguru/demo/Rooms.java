package id.sokoguru.demo;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.bookkeeping.Bookkeeping;
import id.sokoguru.bookkeeping.Closing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.Regions;
import id.sokoguru.registry.Registry;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.Settlements;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;

/** The doors through which everything in the invented region happens. */
record Rooms(
        BusinessDay day,
        Tenancy tenancy,
        Ledger ledger,
        Books books,
        Access access,
        Approvals approvals,
        Regions regions,
        Registry registry,
        Members members,
        Savings savings,
        SavingsCounter counter,
        CounterLists counterLists,
        Tills tills,
        Treasury treasury,
        Settlements settlements,
        Bookkeeping bookkeeping,
        Closing closing,
        Loans loans,
        Granting granting,
        Repayments repayments) {}
